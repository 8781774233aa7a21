import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import {
  agentFile,
  CannotProbe,
  createRunFolder,
  type ProbeReport,
  prepareRunsFolder,
  pruneHistory,
  RUN_FILES,
  recoverLostRuns,
  startProbe,
  statusOf,
  writeReport,
} from "../probe/index.ts";
import { budgetJunit, budgetSentence } from "./probe-budget.ts";
import { compareCommand } from "./probe-compare.ts";
import { experimentsCommand, varyCommand } from "./probe-experiments.ts";
import { type ProbeIo, styleOf, TOOL, untilDone } from "./probe-io.ts";
import { LiveLine } from "./probe-live.ts";
import { EXIT_BUDGET, EXIT_USAGE, PROBE_HELP, type ProbeWish, readWish } from "./probe-options.ts";
import { summarise } from "./probe-summary.ts";

/** The folder for this run's files; where the working directory cannot be written, one for temporary files. */
function runFolderFor(cwd: string, runDir: string | null, warn: (sentence: string) => void): string {
  if (runDir !== null) {
    const folder = path.resolve(cwd, runDir);
    try {
      fs.mkdirSync(folder, { recursive: true });
      return folder;
    } catch (error) {
      throw new CannotProbe(
        `the run's folder ${folder} cannot be made (${(error as NodeJS.ErrnoException).code}).`,
        EXIT_USAGE,
      );
    }
  }
  try {
    const runs = prepareRunsFolder(cwd);
    recoverLostRuns(runs);
    pruneHistory(runs);
    return createRunFolder(cwd);
  } catch (error) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "orm-memory-run-"));
    warn(
      `.orm-memory cannot be written here (${(error as NodeJS.ErrnoException).code}); this run is kept in ${folder}`,
    );
    return folder;
  }
}

/**
 * `orm-memory-lint probe`: runs a command, measures the memory of its process tree and writes a report. The program's input, output
 * and exit status pass through; everything of the probe's own goes to standard error. `argv` is what stands
 * after `probe`. Beside the documented options `--run-dir DIR` says where the run's files go, for an editor that follows
 * them. Returns the exit status: the program's own, 128 + N when signal N ended it, 3 when the budget was passed, 127 or 126
 * when there is no such program, 2 for a usage error.
 */
export async function probeCommand(argv: string[], io: ProbeIo = {}): Promise<number> {
  const { cwd = process.cwd(), env = process.env, stderr = process.stderr, version = "0.0.0" } = io;
  const own = argv.slice(0, argv.includes("--") ? argv.indexOf("--") : undefined);
  if (own.some((word) => word === "-h" || word === "--help")) {
    process.stdout.write(PROBE_HELP);
    return 0;
  }
  const surroundings = { cwd, env, stderr, version };
  try {
    const wish = readWish(argv);
    switch (wish.kind) {
      case "compare":
        return compareCommand(wish.files, surroundings);
      case "experiments":
        return await experimentsCommand(wish, surroundings);
      case "verify":
        return await (await import("./probe-verify.ts")).verifyCommand(wish, surroundings);
      case "vary":
        return await varyCommand(wish, surroundings);
      case "run":
        return await runCommand(wish, surroundings);
    }
  } catch (error) {
    if (!(error instanceof CannotProbe)) throw error;
    stderr.write(`${error.message}\n`);
    return error.status;
  }
}

async function runCommand(wish: ProbeWish, { cwd, env, stderr, version }: Required<ProbeIo>): Promise<number> {
  const say = (sentence: string) => stderr.write(`${sentence}\n`);
  const live = new LiveLine(stderr);
  try {
    const runFolder = runFolderFor(cwd, wish.runDir, say);
    const session = await startProbe({
      target: wish.target,
      cwd,
      env,
      intervalMs: wish.intervalMs,
      budgetBytes: wish.budgetBytes,
      runFolder,
      agent: wish.agent ? agentFile() : null,
      traceFrames: wish.traceFrames,
      tool: { name: TOOL, version },
      onRecord: (_, state) => live.update(state),
    }).catch((error) => {
      // A folder that somebody else named may hold files of theirs.
      if (wish.runDir === null) fs.rmSync(runFolder, { recursive: true, force: true });
      throw error;
    });
    if (LiveLine.fits(stderr, env)) live.open();
    const report = await untilDone(session);
    live.close();
    const kept = keepReport(report, runFolder, wish.report && path.resolve(cwd, wish.report), say);
    const style = styleOf(stderr, env, 80);
    stderr.write(`\n${summarise(report, kept && shortest(cwd, kept), style)}`);
    if (wish.junit !== null) keepJunit(report, path.resolve(cwd, wish.junit), say);
    const passed = budgetSentence(report);
    if (passed === null) return statusFor(report);
    say(style.colour ? `\x1b[31m${passed}\x1b[0m` : passed);
    return EXIT_BUDGET;
  } finally {
    live.close();
  }
}

function keepJunit(report: ProbeReport, file: string, say: (sentence: string) => void): void {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, budgetJunit(report));
  } catch (error) {
    say(`The JUnit file could not be written to ${file} (${(error as NodeJS.ErrnoException).code}).`);
  }
}

const statusFor = ({ run: { exit } }: ProbeReport) =>
  exit.kind === "gone" || exit.kind === "detached" ? 0 : statusOf(exit);

const shortest = (cwd: string, file: string) => {
  const relative = path.relative(cwd, file);
  return relative.startsWith("..") ? file : relative;
};

/** Where the report stands; `wanted` is the file that the user named. */
function keepReport(
  report: ProbeReport,
  runFolder: string,
  wanted: string | null,
  say: (sentence: string) => void,
): string | null {
  const own = path.join(runFolder, RUN_FILES.report);
  if (wanted !== null) {
    try {
      writeReport(wanted, report);
      return wanted;
    } catch (error) {
      say(`The report could not be written to ${wanted} (${(error as NodeJS.ErrnoException).code}).`);
    }
  }
  return fs.existsSync(own) ? own : null;
}
