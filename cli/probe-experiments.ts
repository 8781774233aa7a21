import fs from "node:fs";
import path from "node:path";
import {
  CannotProbe,
  compareRuns,
  createRunFolder,
  type Experiment,
  formatBytes,
  type NamedReport,
  type ProbeReport,
  peakOf,
  pruneHistory,
  RUN_FILES,
  readExperiments,
  runsFolder,
  variationsOf,
  withoutEffect,
} from "../probe/index.ts";
import { compareTable } from "./probe-compare.ts";
import { outputStyle, type ProbeIo, runUnattended } from "./probe-io.ts";

interface Wish {
  /** `null`: as the file says, else once. */
  repeat: number | null;
  agent: boolean;
}

/** `probe --experiments`: runs the commands of a file and compares them. Throws CannotProbe. */
export async function experimentsCommand(wish: Wish & { file: string }, io: Required<ProbeIo>): Promise<number> {
  const file = path.resolve(io.cwd, wish.file);
  const { experiments, repeat } = readExperiments(file);
  return runAll(experiments, { ...wish, repeat: wish.repeat ?? repeat }, { ...io, cwd: path.dirname(file) });
}

/** `probe --vary`: runs a command as it is and with other allocator settings. Throws CannotProbe. */
export async function varyCommand(
  wish: Wish & { names: string[]; command: string[] },
  io: Required<ProbeIo>,
): Promise<number> {
  const { experiments, missing } = variationsOf(wish.command, wish.names);
  for (const sentence of missing) io.stderr.write(`${sentence}\n`);
  return runAll(experiments, wish, io, (named) =>
    withoutEffect(
      wish.names,
      named.map(({ report }) => report),
    ),
  );
}

/** Runs them all and shows their table, under it what `note` has to say of it. */
async function runAll(
  experiments: readonly Experiment[],
  wish: Wish,
  io: Required<ProbeIo>,
  note: (named: readonly NamedReport[]) => string | null = () => null,
): Promise<number> {
  const named: NamedReport[] = [];
  const repeat = wish.repeat ?? 1;
  let status = 0;
  for (const experiment of experiments) {
    const reports: ProbeReport[] = [];
    for (let run = 0; run < repeat; run++) {
      const { report, stopped } = await runOne(experiment, wish, io);
      if (stopped) return 130;
      reports.push(report);
      const failed = report.run.exit.verdict !== "ok";
      if (failed) status = 1;
      const each = repeat > 1 ? ` (${run + 1} of ${repeat})` : "";
      io.stderr.write(`${experiment.name}${each}: ${formatBytes(peakOf(report))}${failed ? ", and it failed" : ""}\n`);
    }
    reports.sort((a, b) => peakOf(a) - peakOf(b));
    named.push({ label: experiment.name, report: reports[Math.floor((reports.length - 1) / 2)]!, repeats: reports });
  }
  process.stdout.write(`\n${compareTable(compareRuns(named), outputStyle(io.env))}`);
  const sentence = note(named);
  if (sentence !== null) process.stdout.write(`\n${sentence}\n`);
  return status;
}

/** Runs one; its output goes to a file of its run's folder, or that of many programs would be one heap. */
async function runOne(
  { name, command, env, cwd }: Experiment,
  { agent }: Wish,
  io: Required<ProbeIo>,
): Promise<{ report: ProbeReport; stopped: boolean }> {
  pruneHistory(runsFolder(io.cwd));
  const runFolder = createRunFolder(io.cwd);
  const output = fs.openSync(path.join(runFolder, RUN_FILES.output), "a");
  try {
    const report = await runUnattended({
      command,
      cwd: path.resolve(io.cwd, cwd ?? "."),
      env: { ...io.env, ...env },
      runFolder,
      output: [output, output],
      agent,
      version: io.version,
    });
    return { report, stopped: report.run.exit.kind === "stopped-by-user" };
  } catch (error) {
    if (!(error instanceof CannotProbe)) throw error;
    throw new CannotProbe(`${name}: ${error.message}`, error.status);
  } finally {
    fs.closeSync(output);
  }
}
