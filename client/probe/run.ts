import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import {
  createRunFolder,
  isAlive,
  LogReader,
  pruneHistory,
  RUN_FILES,
  RunState,
  runsFolder,
} from "../../probe/index.ts";
import type { Target } from "./targets.ts";

/** What the followed run is at. */
export type Phase =
  | "starting"
  | "running"
  | "ended"
  /** the probe was killed: its log has no end and nobody writes to it any more */
  | "lost"
  /** it never began; `problem` says why */
  | "failed";

/** How often there may be something new. */
export const POLL_MS = 250;

/** What the editor sets for itself and a terminal would not have. */
const OWN_VARIABLES = /^(?:ELECTRON_|VSCODE_)/;

/** The environment that a terminal would have, made from the extension host's. */
export function terminalEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !OWN_VARIABLES.test(name)));
}

/**
 * Starts `orm-memory-lint probe` as a process of its own, which goes on when the editor ends: its output goes to a file of the
 * run's folder, and everything else is in the run's log. `cli` is the command line's program file, `more` are further words for it. Returns the run.
 */
export function startRun(cli: string, target: Target, more: readonly string[] = []): FollowedRun {
  pruneHistory(runsFolder(target.cwd));
  const folder = createRunFolder(target.cwd);
  const output = fs.openSync(path.join(folder, RUN_FILES.output), "a");
  try {
    const what = target.pid === undefined ? ["--", ...target.command] : ["--pid", String(target.pid)];
    const words = [cli, "probe", "--run-dir", folder, ...more, ...what];
    const child = spawn(process.execPath, words, {
      cwd: target.cwd,
      // In the desktop editor the program file is Electron, which this variable makes a plain Node.
      env: { ...terminalEnvironment(process.env), ...target.env, ELECTRON_RUN_AS_NODE: "1" },
      stdio: ["ignore", output, output],
      detached: true,
      windowsHide: true,
    });
    child.unref();
    return new FollowedRun(folder, child);
  } finally {
    fs.closeSync(output);
  }
}

/** A run that is read from its folder's files, be it going on, ended, or of another editor's. */
export class FollowedRun {
  readonly folder: string;
  readonly state = new RunState();
  phase: Phase = "starting";
  problem: string | null = null;
  readonly #reader: LogReader;
  readonly #timer: NodeJS.Timeout;
  readonly #listeners = new Set<() => void>();
  #childEnded = false;

  constructor(folder: string, child?: ChildProcess) {
    this.folder = folder;
    this.#reader = new LogReader(folder);
    child?.once("error", (error) => {
      this.problem = `The probe could not be started (${error.message}).`;
      this.#childEnded = true;
    });
    child?.once("exit", () => {
      this.#childEnded = true;
      this.#poll();
    });
    this.#timer = setInterval(() => this.#poll(), POLL_MS);
    if (!child) this.#poll();
  }

  /** Calls back whenever there is something new. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Asks the probe to end the program; it insists if need be. Works also when another editor started the run. */
  stop(): void {
    if (this.phase === "starting" || this.phase === "running") {
      fs.writeFileSync(path.join(this.folder, RUN_FILES.stop), "");
    }
  }

  /** Stops following; the run itself goes on. */
  dispose(): void {
    clearInterval(this.#timer);
    this.#listeners.clear();
  }

  #poll(): void {
    const records = this.#reader.poll();
    for (const record of records) this.state.apply(record);
    const before = this.phase;
    this.phase = this.#phaseNow();
    if (this.phase === "failed") this.problem ??= this.#problemFromOutput();
    if (this.phase !== "starting" && this.phase !== "running") clearInterval(this.#timer);
    if (records.length > 0 || this.phase !== before) for (const listener of this.#listeners) listener();
  }

  #phaseNow(): Phase {
    const { start, end } = this.state;
    if (!start) return this.#childEnded ? "failed" : "starting";
    const alive = isAlive(start.probePid);
    // The report is written a moment after the log's last line.
    if (end) return alive && !fs.existsSync(path.join(this.folder, RUN_FILES.report)) ? "running" : "ended";
    return alive ? "running" : "lost";
  }

  /** The sentence that the command line wrote before it gave up. */
  #problemFromOutput(): string {
    try {
      const output = fs.readFileSync(path.join(this.folder, RUN_FILES.output), "utf8");
      return (
        /^Cannot probe: .*$/m.exec(output)?.[0] ?? "The probe ended before the program began; its output says why."
      );
    } catch {
      return "The probe ended before the program began.";
    }
  }
}
