import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import {
  agentFile,
  CannotProbe,
  createRunFolder,
  type ProbeReport,
  type ProbeSession,
  parseSize,
  prepareRunsFolder,
  RUN_FILES,
  recoverLostRuns,
  startProbe,
  statusOf,
  writeReport,
} from "../probe/index.ts";
import { LiveLine, type TerminalStream } from "./probe-live.ts";
import { summarise } from "./probe-summary.ts";

/** What the command uses of its surroundings; what is left out is this process's own. */
export interface ProbeIo {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  stderr?: TerminalStream;
  version?: string;
}

export const PROBE_USAGE = "probe [--report FILE] [--interval MS] [--budget SIZE] [--pid PID | -- command…]";

const HELP = `${PROBE_USAGE}

Runs a command and measures the resident memory of its whole process tree. The command's output and exit status pass
through; what the probe says goes to standard error, and the run is kept in .orm-memory/runs/.

  --report FILE    also write the report there (JSON, schemas/probe-report.schema.json)
  --interval MS    time between two samples, from 5 to 60000; 50 if not given
  --budget SIZE    exit with status 3 when the peak is above SIZE, such as 512MB or 1.5GB
  --pid PID        measure a process that runs already, until it ends or Ctrl-C
  --no-agent       measure processes from outside only, without looking into Node
  --run-dir DIR    keep the run's files in DIR, where an editor can follow them; a file named stop in it ends the run
`;

const EXIT_USAGE = 2;
const EXIT_BUDGET = 3;

interface Options {
  target: { command: string[] } | { pid: number };
  report: string | null;
  intervalMs: number;
  budgetBytes: number | null;
  runDir: string | null;
  agent: boolean;
}

function readOptions(argv: readonly string[]): Options {
  const cut = argv.indexOf("--");
  const command = cut < 0 ? [] : argv.slice(cut + 1);
  const usage = (message: string) => new CannotProbe(message, EXIT_USAGE);
  let values: {
    report?: string;
    interval?: string;
    budget?: string;
    pid?: string;
    "run-dir"?: string;
    "no-agent"?: boolean;
  };
  try {
    const text = { type: "string" } as const;
    const options = {
      report: text,
      interval: text,
      budget: text,
      pid: text,
      "run-dir": text,
      "no-agent": { type: "boolean" } as const,
    };
    const parsed = parseArgs({ args: argv.slice(0, cut < 0 ? undefined : cut), options, allowPositionals: true });
    values = parsed.values;
    if (parsed.positionals.length)
      throw usage(`write the command after --, as in probe -- ${parsed.positionals.join(" ")}`);
  } catch (error) {
    if (error instanceof CannotProbe) throw error;
    throw usage(`${(error as Error).message.split(/[.\n]/)[0]}. Usage: ${PROBE_USAGE}`);
  }
  const intervalMs = values.interval === undefined ? 50 : Number(values.interval);
  if (!(intervalMs >= 5 && intervalMs <= 60_000)) {
    throw usage(`--interval ${values.interval} is not a number of milliseconds from 5 to 60000.`);
  }
  const budgetBytes = values.budget === undefined ? null : parseSize(values.budget);
  if (values.budget !== undefined && budgetBytes === null) {
    throw usage(`--budget ${values.budget} is not a size; write it like 512MB or 1.5GB.`);
  }
  const pid = values.pid === undefined ? null : Number(values.pid);
  if (pid !== null && !(Number.isInteger(pid) && pid > 0)) throw usage(`--pid ${values.pid} is not a process id.`);
  if (pid !== null && command.length) throw usage("give either --pid or a command, not both.");
  if (pid === null && command.length === 0) {
    throw usage("no command was given. Write it after --, as in probe -- node worker.js");
  }
  const target = pid === null ? { command } : { pid };
  return {
    target,
    report: values.report ?? null,
    intervalMs,
    budgetBytes,
    runDir: values["run-dir"] ?? null,
    agent: !values["no-agent"],
  };
}

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
    recoverLostRuns(prepareRunsFolder(cwd));
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
  const say = (sentence: string) => stderr.write(`${sentence}\n`);
  const live = new LiveLine(stderr);
  const own = argv.slice(0, argv.includes("--") ? argv.indexOf("--") : undefined);
  if (own.some((word) => word === "-h" || word === "--help")) {
    process.stdout.write(HELP);
    return 0;
  }
  try {
    const options = readOptions(argv);
    const runFolder = runFolderFor(cwd, options.runDir, say);
    const session = await startProbe({
      target: options.target,
      cwd,
      env,
      intervalMs: options.intervalMs,
      budgetBytes: options.budgetBytes,
      runFolder,
      agent: options.agent ? agentFile() : null,
      tool: { name: "orm-memory-lint", version },
      onRecord: (_, state) => live.update(state),
    }).catch((error) => {
      // A folder that somebody else named may hold files of theirs.
      if (options.runDir === null) fs.rmSync(runFolder, { recursive: true, force: true });
      throw error;
    });
    if (LiveLine.fits(stderr, env)) live.open();
    const report = await passingSignalsOn(session, () => session.done);
    live.close();
    const kept = keepReport(report, runFolder, options.report && path.resolve(cwd, options.report), say);
    const colour = stderr.isTTY === true && !env.NO_COLOR;
    stderr.write(`\n${summarise(report, kept && shortest(cwd, kept), { width: stderr.columns ?? 80, colour })}`);
    return report.budget?.exceeded ? EXIT_BUDGET : statusFor(report);
  } catch (error) {
    live.close();
    if (!(error instanceof CannotProbe)) throw error;
    say(error.message);
    return error.status;
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

/** The program is in a group of its own, so what a terminal or supervisor sends reaches only the probe, which hands it on. */
async function passingSignalsOn<T>(session: ProbeSession, wait: () => Promise<T>): Promise<T> {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const handlers = signals.map((signal) => [signal, () => session.interrupt(signal)] as const);
  for (const [signal, handler] of handlers) process.on(signal, handler);
  try {
    return await wait();
  } finally {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  }
}
