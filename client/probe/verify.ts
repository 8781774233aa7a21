import fs from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { isAlive } from "../../probe/index.ts";
import { FollowedRun } from "./run.ts";

const WAIT_MS = 250;

/** The finding whose fix is to be verified, as the server's light bulb names it; `fix` is `null` where there is none to make. */
export interface VerifiedFinding {
  uri: string;
  line: number;
  fix: string | null;
}

/** The words by which the command line verifies the fix of a finding. */
export const verifyWords = ({ uri, line, fix }: VerifiedFinding): string[] => [
  "--verify",
  `${vscode.Uri.parse(uri).fsPath}:${line}`,
  ...(fix === null ? [] : ["--fix", fix]),
];

/**
 * Follows a verification from its first run to its second one, which lies beside it: `show` is called with the second as soon as it begins,
 * `done` with what came of it. A first run that did not end well has no second one.
 */
export function followVerification(
  first: FollowedRun,
  { show, done }: { show: (second: FollowedRun) => void; done: (sentence: string) => void },
): void {
  const folder = `${first.folder}-fixed`;
  const timer = setInterval(() => {
    if (fs.existsSync(path.join(folder, "run.ndjson"))) {
      clearInterval(timer);
      const second = new FollowedRun(folder);
      show(second);
      whenVerified(folder, done);
    } else if (first.phase === "failed" || first.phase === "lost" || endedWithoutSecond(first)) clearInterval(timer);
  }, WAIT_MS);
}

const endedWithoutSecond = ({ phase, state }: FollowedRun) =>
  phase === "ended" && state.start !== null && !isAlive(state.start.probePid);

function whenVerified(folder: string, done: (sentence: string) => void): void {
  const file = path.join(folder, "verification.json");
  const timer = setInterval(() => {
    if (!fs.existsSync(file)) return;
    try {
      done((JSON.parse(fs.readFileSync(file, "utf8")) as { sentence: string }).sentence);
      clearInterval(timer);
    } catch {
      // It is being written at this moment.
    }
  }, WAIT_MS);
  // Whoever closed the probe by force will not write it any more.
  setTimeout(() => clearInterval(timer), 24 * 3600 * 1000).unref();
}
