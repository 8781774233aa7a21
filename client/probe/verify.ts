import fs from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { fixedRunFolder, isAlive, RUN_FILES } from "../../probe/index.ts";
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
  const folder = fixedRunFolder(first.folder);
  let shown = false;
  const timer = setInterval(() => {
    // Looked at before the files: what one process wrote before its end is seen in the same turn.
    const over = isOver(first);
    if (!shown && fs.existsSync(path.join(folder, RUN_FILES.log))) {
      shown = true;
      show(new FollowedRun(folder));
    }
    const sentence = sentenceIn(folder);
    if (sentence !== null) done(sentence);
    if (sentence !== null || over) clearInterval(timer);
  }, WAIT_MS);
}

/** Both runs are one process's; before the first has begun only its failure tells of that. */
const isOver = ({ phase, state }: FollowedRun) =>
  phase === "failed" || (state.start !== null && !isAlive(state.start.probePid));

/** `null` while it is not there, or being written at this moment. */
function sentenceIn(folder: string): string | null {
  try {
    const text = fs.readFileSync(path.join(folder, RUN_FILES.verification), "utf8");
    return (JSON.parse(text) as { sentence: string }).sentence;
  } catch {
    return null;
  }
}
