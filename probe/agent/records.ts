/**
 * What the agents write: one JSON object a line, one file for each isolate (a main thread or a worker; in Python a thread that asks
 * a database, which shares its heap with the others). Times are microseconds of `process.hrtime`, one clock for all processes of a machine; sizes are bytes.
 */

/** First line of a file. */
export interface IsolateRecord {
  k: "isolate";
  t: number;
  pid: number;
  /** Thread id within the process: 0 is the main thread. */
  tid: number;
  /** Version of Node; `null` in another language. */
  node: string | null;
  /** Version of Python, where it is one. */
  python?: string;
  /** The file that runs: the program's, or the worker's where its parent told it. */
  entry: string | null;
  /** `resourceLimits.maxOldGenerationSizeMb` of a worker that was given one. */
  workerLimitMb: number | null;
}

/** The limit of the isolate's heap; told when it is first looked at. */
export interface LimitRecord {
  k: "limit";
  heapLimit: number;
}

/** A heap at one moment: of the isolate that writes, or of the worker `tid` as its parent saw it. */
export interface HeapRecord {
  k: "heap";
  t: number;
  tid?: number;
  used: number;
  total: number;
  external: number;
  /** Part of `external`; only where it was asked for. */
  buffers?: number;
}

/** Garbage collections since the last such record. */
export interface GcRecord {
  k: "gc";
  t: number;
  /** Start in microseconds and duration in milliseconds of each pause that took at least a millisecond. */
  pauses: [t: number, ms: number][];
  count: number;
  ms: number;
  /** Greatest heap in use that a collection found. */
  usedMax: number;
}

/** A driver or ORM that was loaded; `why` says what keeps its queries from being seen. */
export interface DriverRecord {
  k: "driver";
  name: string;
  version: string | null;
  why?: string;
}

/** A statement and the line of the user's own code that ran it. */
export interface SiteRecord {
  k: "site";
  id: number;
  /** Absolute path, through the source map where there is one; `null` when the stack had no frame of the user's. */
  file: string | null;
  line: number | null;
  column: number | null;
  fn: string | null;
  mapped: boolean;
  driver: string;
  /** The package nearest to the user's code: mostly the ORM. */
  orm: string | null;
  /** Without literals, at most 300 characters. */
  sql: string;
}

/** A query begins. It is on disk before the driver is called, so a killed program still tells what it waited for. */
export interface QueryRecord {
  k: "query";
  t: number;
  id: number;
  site: number;
}

/** A query's site became known a moment after its begin. */
export interface PlacedRecord {
  k: "placed";
  id: number;
  site: number;
}

/** A query has ended; the heap is told after results of 100 rows or more. */
export interface DoneRecord {
  k: "done";
  t: number;
  id: number;
  rows: number;
  bytes: number | null;
  /** How `bytes` was found: on the wire, or estimated from at most 32 rows. */
  by?: "driver" | "estimate";
  /** Rows came one by one, or batch by batch, and are not held together. */
  streamed?: true;
  failed?: true;
  /** That its rows are collected will be told. */
  watched?: true;
  used?: number;
  total?: number;
  external?: number;
}

/** The array that a query returned was collected. */
export interface ReleasedRecord {
  k: "released";
  t: number;
  id: number;
}

/** Calls of a chatty statement that were counted and not looked at one by one. */
export interface CountedRecord {
  k: "counted";
  site: number;
  calls: number;
}

/** A worker that this isolate started. */
export interface WorkerRecord {
  k: "worker";
  t: number;
  tid: number;
  name: string | null;
}

export interface WorkerEndRecord {
  k: "worker-end";
  t: number;
  tid: number;
  code: number;
  /** Its error's code, for example ERR_WORKER_OUT_OF_MEMORY. */
  error?: string;
}

/** What holds the process open and costs memory: told when it has changed. */
export interface OpenRecord {
  k: "open";
  t: number;
  workers: number;
  /** TCP connections, those of database pools included. */
  sockets: number;
  /** Connections that drivers have opened and not closed, by driver. */
  connections: Record<string, number>;
}

/** What is left when a process has ended by itself. Python only. */
export interface LiveRecord {
  k: "live";
  /** When the agent began to read: what memory does from then on is its doing. */
  t: number;
  /** Resident size when the process's first query began; `null` where it ran none. */
  first: number | null;
  /** Resident size when the program had ended, then after a garbage collection, then after `malloc_trim(0)`. */
  rss: number | null;
  collected: number | null;
  trimmed: number | null;
  /** How many pieces of memory Python's allocator has given out since the first query and not got back. */
  blocks: number | null;
  /** Instances of model classes after the collection, by the name of their class. */
  objects: Record<string, number>;
  /** Those that the collection took. */
  garbage: Record<string, number>;
}

/** The process ended because its interpreter, `program`, has no such module. Python only. */
export interface MissingRecord {
  k: "missing";
  module: string;
  program: string;
}

/** Lines that allocated what `tracemalloc` knew at a moment. Python only, and only where it was asked for. */
export interface AllocationsRecord {
  k: "allocations";
  t: number;
  /** A large result had just been read, or the program had ended. */
  at: "result" | "end";
  /** Bytes that were traced at the moment, and the most that were at any. */
  bytes: number;
  most: number;
  /** What the tracing itself needed. */
  cost: number;
  /** The greatest first; `null` where listing them would have needed more memory than there was. */
  lines: AllocationLine[] | null;
}

/** A line of the program's own code, or a library's where none was among the frames, and what was allocated below it. */
export interface AllocationLine {
  /** Absolute path of a file of the program's own; a library's without the folder it is installed in. */
  file: string;
  line: number;
  bytes: number;
  blocks: number;
  /** The lines that asked for the memory, the greatest first. */
  through: { file: string; line: number; bytes: number }[];
}

/** Last line of an isolate that ended by itself. */
export interface ByeRecord {
  k: "bye";
  t: number;
  code: number | null;
}

export type AgentRecord =
  | IsolateRecord
  | LimitRecord
  | HeapRecord
  | GcRecord
  | DriverRecord
  | SiteRecord
  | QueryRecord
  | PlacedRecord
  | DoneRecord
  | ReleasedRecord
  | CountedRecord
  | WorkerRecord
  | WorkerEndRecord
  | OpenRecord
  | LiveRecord
  | MissingRecord
  | AllocationsRecord
  | ByeRecord;
