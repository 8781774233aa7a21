import type { ChildProcess, StdioOptions } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { CannotProbe } from "./cannot-probe.ts";
import { type Ending, judgeExit } from "./exit.ts";
import { launch } from "./launch.ts";
import { readControlGroup } from "./linux/cgroup.ts";
import { linuxReader } from "./linux/linux-reader.ts";
import type { Exit, ProbeReport, RunRecord, StartRecord, Tool } from "./measurement.ts";
import { portableReader } from "./portable-reader.ts";
import { reportOf } from "./report.ts";
import { RUN_FILES } from "./run-folder.ts";
import { RunLog, writeReport } from "./run-log.ts";
import { RunState } from "./run-state.ts";
import { Sampler } from "./sampler.ts";
import { Stopper } from "./stopper.ts";
import type { TreeReader } from "./tree-reader.ts";

export interface ProbeOptions {
  /** What to run, word by word, or the id of a process that runs already. */
  target: { command: readonly string[] } | { pid: number };
  cwd: string;
  env: NodeJS.ProcessEnv;
  stdio?: StdioOptions;
  intervalMs: number;
  budgetBytes: number | null;
  /** An existing folder for this run's files. */
  runFolder: string;
  tool: Tool;
  /** Told after each record, with what is known by then. */
  onRecord?: (record: RunRecord, state: RunState) => void;
  /** Only for tests: another way to read the tree than the system's usual one. */
  reader?: (root: number, own: boolean) => TreeReader;
}

const STOP_FILE_EVERY_MS = 200;
const OUTPUT_TAIL = 64 * 1024;

/** A run that goes on. */
export interface ProbeSession {
  pid: number;
  state: RunState;
  /** Resolves when the program has ended and the report is written; it does not reject for anything the program does. */
  done: Promise<ProbeReport>;
  /** Hands a signal to the program; the second call kills the whole tree. An attached process is let go instead. */
  interrupt(signal: NodeJS.Signals): void;
}

const usualReader = (root: number, own: boolean) =>
  process.platform === "linux" ? linuxReader(root, own) : portableReader(root);

/** Starts (or attaches to) a program and measures its process tree until it ends. Throws CannotProbe when it cannot begin. */
export async function startProbe(options: ProbeOptions): Promise<ProbeSession> {
  const { target, cwd, env, stdio, runFolder } = options;
  const groupBefore = readControlGroup();
  const startedAt = new Date().toISOString();
  const child = "command" in target ? await launch({ command: target.command, cwd, env, stdio }) : null;
  const root = "pid" in target ? attachable(target.pid) : child!.pid!;
  const reader = (options.reader ?? usualReader)(root, child !== null && process.platform !== "win32");

  const state = new RunState();
  const log = new RunLog(runFolder);
  const emit = (record: RunRecord) => {
    log.append(record);
    state.apply(record);
    options.onRecord?.(record, state);
  };
  const sampler = new Sampler({
    reader,
    root,
    cwd,
    home: os.homedir(),
    emit,
    intervalMs: options.intervalMs,
    onReading: (reading) => {
      if (!child && !reading.processes.some(({ pid }) => pid === root)) rootGone();
    },
  });
  const start: StartRecord = {
    kind: "start",
    version: 1,
    tool: options.tool,
    host: {
      platform: process.platform,
      arch: process.arch,
      release: os.release(),
      cpus: os.cpus().length,
      totalMem: os.totalmem(),
      cgroupLimit: groupBefore.limit,
    },
    startedAt,
    command: "command" in target ? [...target.command] : [`pid ${target.pid}`],
    pid: root,
    probePid: process.pid,
    attached: child === null,
    intervalMs: Math.max(options.intervalMs, reader.shortestInterval),
    budgetBytes: options.budgetBytes,
    treeMethod: reader.method,
  };
  emit(start);
  for (const gap of reader.gaps) emit({ kind: "gap", gap });

  const stopper = new Stopper(root, () => sampler.pids);
  let letGo: () => void = () => {};
  let rootGone: () => void = () => {};
  const interrupt = (signal: NodeJS.Signals) => (child ? stopper.interrupt(signal) : letGo());

  const ended = child
    ? exitOf(child).then(({ code, signal }) => {
        const ending: Ending = {
          code,
          signal,
          stoppedByUser: stopper.asked,
          peak: state.peak.low,
          memoryLimit: Math.min(groupBefore.limit ?? Number.POSITIVE_INFINITY, os.totalmem()),
          outOfMemoryKills: killsSince(groupBefore.outOfMemoryKills),
          output: outputTail(runFolder),
        };
        return judgeExit(ending);
      })
    : new Promise<Exit>((resolve) => {
        const exit = (kind: Exit["kind"], evidence: string): Exit => ({
          kind,
          code: null,
          signal: null,
          verdict: "unknown",
          evidence: [evidence],
        });
        letGo = () => resolve(exit("detached", "The user ended the probe; the process runs on."));
        rootGone = () => resolve(exit("gone", "The process ended; only its parent is told how."));
      });

  const watch = setInterval(() => {
    if (!fs.existsSync(path.join(runFolder, RUN_FILES.stop))) return;
    clearInterval(watch);
    if (child) stopper.insist();
    else letGo();
  }, STOP_FILE_EVERY_MS);

  const done = Promise.all([ended, sampler.run().catch(() => {}), ended.then(() => sampler.stop())]).then(
    async ([exit]) => {
      clearInterval(watch);
      const t = sampler.now();
      await stopper.sweep();
      reader.close();
      const cpu = process.cpuUsage();
      const probeCpuMs = Math.round((cpu.user + cpu.system) / 1000);
      const { lateTicks, maxGapMs, sampleUsMedian } = sampler;
      emit({ kind: "end", t, exit, lateTicks, maxGapMs, probeCpuMs, sampleUsMedian });
      log.close();
      if (log.gap) state.apply({ kind: "gap", gap: log.gap });
      const report = reportOf(state);
      try {
        writeReport(path.join(runFolder, RUN_FILES.report), report);
      } catch {
        // The log has the run already; whoever asked for the report by name is told by the caller that writes it there.
      }
      return report;
    },
  );
  return { pid: root, state, done, interrupt };
}

function attachable(pid: number): number {
  try {
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EPERM") return pid;
    throw new CannotProbe(`there is no process ${pid}.`, 2);
  }
}

function exitOf(child: ChildProcess): Promise<{ code: number | null; signal: string | null }> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve({ code: child.exitCode, signal: child.signalCode });
  }
  return new Promise((resolve) => child.once("exit", (code, signal) => resolve({ code, signal })));
}

function killsSince(before: number | null): number | null {
  const now = readControlGroup().outOfMemoryKills;
  return before === null || now === null ? null : now - before;
}

/** The end of the program's output, when whoever started the probe sent it to the run's folder. */
function outputTail(runFolder: string): string | null {
  try {
    const file = fs.openSync(path.join(runFolder, RUN_FILES.output), "r");
    try {
      const { size } = fs.fstatSync(file);
      const tail = Buffer.alloc(Math.min(size, OUTPUT_TAIL));
      fs.readSync(file, tail, 0, tail.length, size - tail.length);
      return tail.toString("utf8");
    } finally {
      fs.closeSync(file);
    }
  } catch {
    return null;
  }
}
