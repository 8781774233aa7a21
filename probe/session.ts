import type { StdioOptions } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { AgentFiles } from "./attribution/agent-files.ts";
import { withAgent } from "./attribution/agent-launch.ts";
import { SourceMaps } from "./attribution/source-maps.ts";
import { judgeExit } from "./exit.ts";
import { type ControlGroup, readControlGroup } from "./linux/cgroup.ts";
import { linuxReader } from "./linux/linux-reader.ts";
import { writeSites } from "./measured-sites.ts";
import type { Exit, Host, ProbeReport, RunRecord, Tool } from "./measurement.ts";
import { portableReader } from "./portable-reader.ts";
import { reportOf } from "./report.ts";
import { RUN_FILES } from "./run-folder.ts";
import { RunLog, writeReport } from "./run-log.ts";
import { RunState } from "./run-state.ts";
import { Sampler } from "./sampler.ts";
import { attachSubject, launchSubject, type SubjectEnd } from "./subject.ts";
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
  /** The agent's file, to load into each Node of the program; `null` measures from outside only. */
  agent?: string | null;
  /** Have Python's allocations traced, with so many frames of each. */
  traceFrames?: number | null;
  /** Told after each record, with what is known by then. */
  onRecord?: (record: RunRecord, state: RunState) => void;
  /** Only for tests: another way to read the tree than the system's usual one. */
  reader?: (root: number, own: boolean) => TreeReader;
}

const STOP_FILE_EVERY_MS = 200;
/** How often what the agent wrote is taken over into the log. */
const AGENT_EVERY_MS = 250;
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
  const { target, cwd, stdio, runFolder, budgetBytes } = options;
  const agentFolder = "command" in target && options.agent ? makeAgentFolder(runFolder) : null;
  const traceFrames = agentFolder === null ? null : (options.traceFrames ?? null);
  const env = agentFolder === null ? options.env : withAgent(options.env, options.agent!, agentFolder, traceFrames);
  const group = readControlGroup();
  const startedAt = new Date().toISOString();
  let sampler: Sampler | null = null;
  // The log first: when it cannot be opened, no program is left running without a probe.
  const log = new RunLog(runFolder);
  const state = new RunState();
  const subject = await Promise.resolve()
    .then(() =>
      "pid" in target
        ? attachSubject(target.pid)
        : launchSubject({ command: target.command, cwd, env, stdio }, () => sampler?.pids ?? []),
    )
    .catch((error) => {
      log.close();
      throw error;
    });
  const reader = (options.reader ?? usualReader)(subject.pid, subject.ownSession);
  const intervalMs = Math.max(options.intervalMs, reader.shortestInterval);

  const emit = (record: RunRecord) => {
    log.append(record);
    state.apply(record);
    options.onRecord?.(record, state);
  };
  const sampling = new Sampler({
    reader,
    root: subject.pid,
    cwd,
    home: os.homedir(),
    intervalMs,
    emit,
    onReading: (reading) => {
      subject.saw(reading);
      beside();
    },
  });
  emit({
    kind: "start",
    version: 1,
    tool: options.tool,
    host: hostOf(group),
    startedAt,
    command: "command" in target ? [...target.command] : [`pid ${target.pid}`],
    pid: subject.pid,
    probePid: process.pid,
    attached: "pid" in target,
    intervalMs,
    budgetBytes,
    treeMethod: reader.method,
    cwd,
    startedMono: sampling.startedMono,
    agent: agentFolder !== null,
    ...(traceFrames === null ? {} : { traceFrames }),
  });
  for (const gap of reader.gaps) emit({ kind: "gap", gap });

  const agentFiles = agentFolder === null ? null : new AgentFiles(agentFolder);
  const sources = new SourceMaps();
  const takeOver = () =>
    agentFiles?.poll((isolate, record) =>
      emit({ kind: "agent", isolate, record: record.k === "site" ? sources.place(record) : record }),
    );
  const lookForStop = whenStopFileAppears(runFolder, () => subject.insist());
  // In the sampler's turns: a timer of its own would wake this process as often again, and waking costs as much as a sample.
  const beside = inTurns([STOP_FILE_EVERY_MS, lookForStop], [AGENT_EVERY_MS, takeOver]);
  let instead: NodeJS.Timeout | undefined;
  sampler = sampling;
  const sampled = sampling.run().catch((error: Error) => {
    emit({
      kind: "gap",
      gap: { code: "sampling-stopped", text: `Sampling stopped before the end: ${error.message}.` },
    });
    instead = setInterval(beside, STOP_FILE_EVERY_MS);
  });

  const finish = async (): Promise<ProbeReport> => {
    const end = await subject.ended;
    sampling.stop();
    await sampled;
    const t = sampling.now();
    await subject.sweep();
    reader.close();
    clearInterval(instead);
    takeOver();
    const { user, system } = process.cpuUsage();
    const probeCpuMs = Math.round((user + system) / 1000);
    const { lateTicks, maxGapMs, sampleUsMedian } = sampling;
    emit({
      kind: "end",
      t,
      exit: exitOf(end, state, group, runFolder),
      lateTicks,
      maxGapMs,
      probeCpuMs,
      sampleUsMedian,
    });
    log.close();
    // All of it is in the log now, unless that could not be written.
    if (agentFolder !== null && !log.gap) fs.rmSync(agentFolder, { recursive: true, force: true });
    if (log.gap) state.apply({ kind: "gap", gap: log.gap });
    const report = reportOf(state);
    try {
      writeSites(runFolder, report, cwd);
      writeReport(path.join(runFolder, RUN_FILES.report), report);
    } catch {
      // The log has the run already; whoever asked for the report by name is told by the caller that writes it there.
    }
    return report;
  };
  return { pid: subject.pid, state, done: finish(), interrupt: (signal) => subject.interrupt(signal) };
}

/** The folder that the agent's isolates write to; `null` when it cannot be made, and the run goes without. */
function makeAgentFolder(runFolder: string): string | null {
  const folder = path.join(runFolder, RUN_FILES.agent);
  try {
    fs.mkdirSync(folder, { recursive: true });
    // A program that gives up its rights goes on writing, in as far as it may enter the folders above.
    fs.chmodSync(folder, 0o777);
    return folder;
  } catch {
    return null;
  }
}

function hostOf(group: ControlGroup): Host {
  return {
    platform: process.platform,
    arch: process.arch,
    release: os.release(),
    cpus: os.cpus().length,
    totalMem: os.totalmem(),
    cgroupLimit: group.limit,
  };
}

/** Makes a look for the file that asks for the run's end; calls back once, when it is there. */
function whenStopFileAppears(runFolder: string, callback: () => void): () => void {
  let told = false;
  return () => {
    if (told || !fs.existsSync(path.join(runFolder, RUN_FILES.stop))) return;
    told = true;
    callback();
  };
}

/** Makes a function that may be called often, and calls each of `calls` at most once in its milliseconds. */
function inTurns(...calls: [everyMs: number, call: () => void][]): () => void {
  const last = calls.map(() => performance.now());
  return () => {
    const now = performance.now();
    for (const [index, [everyMs, call]] of calls.entries()) {
      if (now - last[index]! < everyMs) continue;
      last[index] = now;
      call();
    }
  };
}

function exitOf(end: SubjectEnd, state: RunState, before: ControlGroup, runFolder: string): Exit {
  if (end.kind !== "exited") {
    const evidence =
      end.kind === "gone"
        ? "The process ended; only its parent is told how."
        : "The user ended the probe; the process runs on.";
    return { kind: end.kind, code: null, signal: null, verdict: "unknown", evidence: [evidence] };
  }
  return judgeExit({
    ...end,
    peak: state.peak.low,
    memoryLimit: Math.min(before.limit ?? Number.POSITIVE_INFINITY, os.totalmem()),
    outOfMemoryKills: killsSince(before.outOfMemoryKills),
    output: outputTail(runFolder),
  });
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
