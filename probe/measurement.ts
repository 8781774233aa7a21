/**
 * What the probe saw, as plain data: the report (`schemas/probe-report.schema.json` describes it for everybody else)
 * and the records that a run appends to its log while it goes on. Bytes are bytes, times are milliseconds since the
 * run's start. A figure that is not known is `null`, never a guess; what could not be seen stands in `coverage.gaps`.
 */

import type { AgentRecord } from "./agent/records.ts";
import type { AliveAtEnd, Allocations } from "./at-end.ts";

export type { AliveAtEnd, Allocations, AllocationsMeasurement } from "./at-end.ts";

/** How the tree's figure is made from its processes. */
export type TreeMethod =
  /** sum of anonymous and shared memory plus the greatest file-backed part: shared program pages count once */
  | "shared-once"
  /** plain sum of resident sizes: pages that processes share count once for each */
  | "rss-sum";

/** A peak that is known from both sides. */
export interface PeakInterval {
  /** Seen in one instant. */
  low: number;
  /** Greatest sum of the kernel's high-water marks of processes alive together; equal to `low` where there are none. */
  high: number;
}

export type Role = "program" | "package-runner" | "shell" | "launcher" | "helper" | "child" | "database";

export interface ProcessMeasurement {
  pid: number;
  ppid: number | null;
  role: Role;
  /** Its command line, shortened; the working directory reads `.`, the home directory `~`. */
  title: string;
  /** Name of the program file, for example `node`. */
  runtime: string | null;
  first: number;
  /** Last time it was seen; `null` while it was alive at the end. */
  last: number | null;
  peakRss: number;
  /** The kernel's high-water mark. */
  hwm: number | null;
  samples: number;
}

export type ExitKind =
  | "exited"
  | "signalled"
  | "stopped-by-user"
  /** an attached process ended; its status is only told to its parent */
  | "gone"
  /** the probe left an attached process, which runs on */
  | "detached"
  /** the probe itself was killed; what it had written by then is kept */
  | "probe-lost";

export type Verdict =
  | "ok"
  | "error"
  | "v8-heap-limit"
  | "worker-heap-limit"
  | "aborted"
  | "killed-oom-likely"
  | "killed"
  | "unknown";

export interface Exit {
  kind: ExitKind;
  code: number | null;
  signal: string | null;
  verdict: Verdict;
  /** What the verdict rests on, a sentence each. */
  evidence: string[];
}

/** How a heap was read. */
export type HeapSource =
  /** right after a result of 100 rows or more */
  | "v8-after-query"
  /** on the isolate's own timer, which stands still while the isolate is busy */
  | "v8-timer"
  /** by a garbage collection that ran */
  | "v8-gc"
  /** by the parent's question, which a busy worker answers, too */
  | "v8-parent";

export interface IsolateMeasurement {
  /** `pid.tid` */
  id: string;
  pid: number;
  /** Thread id within the process; 0 is the main thread. */
  tid: number;
  kind: "main" | "worker";
  name: string | null;
  /** The file it runs, relative to the working directory where it lies in it. */
  entry: string | null;
  /** Version of Node; `null` for a thread of Python. */
  node: string | null;
  /** Version of Python; `null` for an isolate of Node. */
  python: string | null;
  heapLimit: number | null;
  /** `resourceLimits.maxOldGenerationSizeMb` in bytes; `null` where none was set. */
  workerLimit: number | null;
  heapPeak: number;
  heapPeakSource: HeapSource | null;
  externalPeak: number;
  /** Array buffers, read on the timer only. */
  buffersPeak: number;
  collections: { count: number; ms: number; longestMs: number };
  /** Longest time without a tick of its timer: so long it was busy and answered nothing. */
  blockedMs: number;
  first: number;
  last: number | null;
  end: "exit" | "terminated" | "out-of-memory" | "alive" | "unknown";
}

/** A statement at the line of the user's own code that ran it. */
export interface SiteMeasurement {
  id: string;
  /** Relative to the working directory where it lies in it; `null` when the stack had no frame of the user's. */
  file: string | null;
  line: number | null;
  column: number | null;
  function: string | null;
  /** The line was found through a source map. */
  mapped: boolean;
  driver: string;
  /** The package nearest to the user's code. */
  orm: string | null;
  sql: string;
  calls: number;
  maxRows: number;
  totalRows: number;
  maxBytes: number | null;
  /** `driver`: read from the connection; `estimate`: from at most 32 of the rows. */
  bytesSource: "driver" | "estimate" | null;
  maxMs: number;
  /** Heap in use after its largest result. */
  heapAfterMax: number | null;
  isolates: string[];
  /** Most calls in flight, or isolates that held a result of it, at one moment. */
  concurrencyMax: number;
  /** Rows came one by one and were not held together. */
  streamed: boolean;
  /** A chatty statement: most of its calls were only counted. */
  sampled: boolean;
}

/** A call of 100 rows or more, or of more than 50 ms, or one that did not end. */
export interface QueryMeasurement {
  isolate: string;
  site: string;
  t0: number;
  /** `null`: it was in flight when its isolate ended. */
  t1: number | null;
  /** When its rows were seen to be collected; `null` while they were not. */
  released: number | null;
  rows: number | null;
  bytes: number | null;
  heapAfter: number | null;
  failed: boolean;
}

/** What an isolate was at when memory was at its peak. */
export interface InFlight {
  isolate: string;
  site: string;
  /** `result-held`: its rows were not collected yet. */
  state: "running" | "result-held" | "finished";
  /** Since the query's begin (running) or end (else), at the peak. */
  sinceMs: number;
  rows: number | null;
  bytes: number | null;
}

/** What there was when memory had settled, read and not guessed. */
export interface AfterMeasurement {
  rss: number;
  heapUsed: number | null;
  heapReserved: number | null;
  external: number | null;
  /** Rows of results that were never seen to be collected. */
  rowsHeld: number | null;
  workers: number | null;
  sockets: number | null;
  connections: Record<string, number>;
  /** A sentence each. */
  reasons: string[];
}

export type GapCode =
  | "no-attribution"
  | "isolate-without-agent"
  | "no-driver-seen"
  | "driver-not-seen"
  | "call-site-unknown"
  | "queries-not-listed"
  | "child-shorter-than-interval"
  | "not-settled"
  | "ticks-late"
  | "sampling-stopped"
  | "record-truncated"
  | "shared-pages-counted-twice"
  | "platform-without-hwm"
  | "too-short"
  | "processes-not-listed"
  | "agent-left-out"
  | "module-missing"
  | "nothing-traced";

/** Whether the agent was in the program's isolates. */
export type AgentCoverage = "off" | "all-isolates" | "some-isolates" | "none-loaded";

export interface Gap {
  code: GapCode;
  text: string;
}

export interface Host {
  platform: string;
  arch: string;
  release: string;
  cpus: number;
  totalMem: number;
  /** Memory limit of the control group the program runs in. */
  cgroupLimit: number | null;
}

export interface Tool {
  name: string;
  version: string;
}

export interface Budget {
  bytes: number;
  /** The peak that is sure: the greatest sample, or a single process's high-water mark where that is greater. */
  measured: number;
  exceeded: boolean;
}

export interface ProbeReport {
  version: 1;
  tool: Tool;
  host: Host;
  run: {
    command: string[];
    startedAt: string;
    wallMs: number;
    intervalMs: number;
    /** Ticks that came later than one and a half intervals. */
    lateTicks: number;
    maxGapMs: number;
    exit: Exit;
    /** `settled`: the program lived 10 s past the end of its last worker, so that the level after it is real. */
    settle: { settled: boolean; waitedMs: number | null };
    overhead: { probeCpuMs: number | null; sampleUsMedian: number | null };
  };
  summary: {
    treeMethod: TreeMethod;
    peakTreeRss: PeakInterval;
    peakAt: number;
    /** First sample that was taken. */
    baselineRss: number | null;
    /** `null` when not settled. */
    afterRss: number | null;
    /** Most threads of the whole tree at once, the runtime's own included. */
    peakThreads: number | null;
    peakProcesses: number;
    /** Sum of proportional sizes, read once a maximum had stood for a second; `null` for one process, and where it never did. */
    proportional: { bytes: number; at: number } | null;
    /** Shown only to teach how little it says. */
    mainHeapPeak: number | null;
    /** Greatest sum of the heaps of all isolates at one moment. */
    sumIsolateHeapPeak: number | null;
    /** Most rows of results that were held at one moment. */
    rowsHeldPeak: number | null;
    /** The one that weighs most first. */
    inFlightAtPeak: InFlight[];
    after: AfterMeasurement | null;
    /** `null` where no Python told: it was ended by a signal, or read few rows. */
    aliveAtEnd: AliveAtEnd | null;
    /** Where memory was allocated, when most of what was traced was there, and at the end; `null` unless it was asked for. */
    allocations: Allocations | null;
  };
  budget: Budget | null;
  /** The largest first. */
  processes: ProcessMeasurement[];
  /** Columns of one length; a process that was not alive has `null`. */
  series: {
    t: number[];
    tree: number[];
    processes: Record<string, (number | null)[]>;
    /** Heap in use of each isolate, at moments of its own. */
    isolates: Record<string, { t: number[]; used: number[] }>;
    /** Pauses of at least a millisecond, all isolates together. */
    collections: { t: number[]; ms: number[] };
  };
  isolates: IsolateMeasurement[];
  /** Those with the most rows in one result first. */
  sites: SiteMeasurement[];
  queries: QueryMeasurement[];
  coverage: {
    agent: AgentCoverage;
    drivers: { name: string; version: string | null; seen: boolean }[];
    gaps: Gap[];
  };
}

/** First line of a run's log. */
export interface StartRecord {
  kind: "start";
  version: 1;
  tool: Tool;
  host: Host;
  startedAt: string;
  command: string[];
  /** The process at the root of the tree. */
  pid: number;
  probePid: number;
  attached: boolean;
  intervalMs: number;
  budgetBytes: number | null;
  treeMethod: TreeMethod;
  cwd: string;
  /** `process.hrtime` in microseconds when the run's time was 0. */
  startedMono: number;
  /** The program was started with the agent. */
  agent: boolean;
  /** Frames of each allocation's stack that the agent was to trace; not there where it was to trace none. */
  traceFrames?: number;
}

export interface ProcessRecord {
  kind: "process";
  t: number;
  pid: number;
  ppid: number | null;
  role: Role;
  title: string;
  runtime: string | null;
}

export interface SampleRecord {
  kind: "sample";
  t: number;
  tree: number;
  /** Sum of the high-water marks of the processes alive now; equal to `tree` where the system has none. */
  high: number;
  threads: number | null;
  /** By process id: resident size, high-water mark. */
  processes: Record<string, [rss: number, hwm: number | null]>;
}

export interface ProportionalRecord {
  kind: "proportional";
  t: number;
  bytes: number;
}

export interface LeftRecord {
  kind: "left";
  t: number;
  pid: number;
}

export interface GapRecord {
  kind: "gap";
  gap: Gap;
}

/** A line that the agent wrote in an isolate, `pid.tid`, of the program. */
export interface AgentLogRecord {
  kind: "agent";
  isolate: string;
  record: AgentRecord;
}

/** Last line of a run's log; without it the probe was lost. */
export interface EndRecord {
  kind: "end";
  t: number;
  exit: Exit;
  lateTicks: number;
  maxGapMs: number;
  probeCpuMs: number | null;
  sampleUsMedian: number | null;
}

export type RunRecord =
  | StartRecord
  | ProcessRecord
  | SampleRecord
  | AgentLogRecord
  | ProportionalRecord
  | LeftRecord
  | GapRecord
  | EndRecord;
