/**
 * What the probe saw, as plain data: the report (`schemas/probe-report.schema.json` describes it for everybody else)
 * and the records that a run appends to its log while it goes on. Bytes are bytes, times are milliseconds since the
 * run's start. A figure that is not known is `null`, never a guess; what could not be seen stands in `coverage.gaps`.
 */

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

export type Verdict = "ok" | "error" | "v8-heap-limit" | "aborted" | "killed-oom-likely" | "killed" | "unknown";

export interface Exit {
  kind: ExitKind;
  code: number | null;
  signal: string | null;
  verdict: Verdict;
  /** What the verdict rests on, a sentence each. */
  evidence: string[];
}

export type GapCode =
  | "no-attribution"
  | "not-settled"
  | "ticks-late"
  | "sampling-stopped"
  | "record-truncated"
  | "shared-pages-counted-twice"
  | "platform-without-hwm"
  | "too-short"
  | "processes-not-listed";

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
  };
  budget: Budget | null;
  /** The largest first. */
  processes: ProcessMeasurement[];
  /** Columns of one length; a process that was not alive has `null`. */
  series: { t: number[]; tree: number[]; processes: Record<string, (number | null)[]> };
  coverage: { agent: "off"; drivers: []; gaps: Gap[] };
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

export interface LeftRecord {
  kind: "left";
  t: number;
  pid: number;
}

export interface GapRecord {
  kind: "gap";
  gap: Gap;
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

export type RunRecord = StartRecord | ProcessRecord | SampleRecord | LeftRecord | GapRecord | EndRecord;
