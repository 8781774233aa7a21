/** What a page shows of a run, ready to be written down. Plain data: it goes to the panel by message and into a file of its own. */

/** A process, in words. */
export interface ProcessRow {
  title: string;
  role: string;
  peak: string;
  time: string;
}

/** A call site, in words; `file` and `line` are there for whoever opens them. */
export interface SiteRow {
  file: string | null;
  line: number | null;
  /** `src/task.ts:8`, or what is known instead; of a long path the end. */
  place: string;
  /** With the whole path. */
  fullPlace: string;
  function: string | null;
  sql: string;
  rows: string;
  bytes: string;
  atOnce: string;
  calls: string;
  longest: string;
  /** How it was seen, where that matters: streamed, through which ORM. */
  note: string;
}

/** Heap in use of an isolate, on the time axis of the tree; `null` while there was none. */
export interface HeapCurve {
  label: string;
  values: (number | null)[];
}

/** A query as a bar under the time axis. */
export interface QueryBar {
  /** Index into `lanes`. */
  lane: number;
  /** Its isolate, in words. */
  who: string;
  /** The call site, in words. */
  place: string;
  t0: number;
  /** Its end, or that of what is known where it did not end. */
  t1: number;
  /** Until then its rows were held; equal to `t1` where they were not. */
  until: number;
  ended: boolean;
  rows: number | null;
}

export interface Lane {
  label: string;
  /** The curve of `heaps` with the same isolate, so that both get one colour; `null` where there is none. */
  heap: number | null;
}

/** Another run of the same program, small. */
export interface ComparedRun {
  /** Name of its folder. */
  id: string;
  command: string;
  /** ISO 8601. */
  startedAt: string;
  peak: number;
  /** The settled level, or what Python left at its end once garbage was collected. */
  after: number | null;
  wallMs: number;
  rowsHeld: number | null;
  t: number[];
  tree: number[];
}

/** Everything the page shows of a run. */
export interface RunView {
  /** Where the run's files are; the page keeps it, so that a reload of the window finds the run again. */
  folder: string;
  command: string;
  running: boolean;
  verdict: string;
  /** Whether something went wrong: the page gives the verdict the colour of an error. */
  bad: boolean;
  peak: string | null;
  peakBytes: number | null;
  peakDetail: string;
  now: string | null;
  after: string | null;
  budget: string | null;
  budgetBytes: number | null;
  /** What filled the memory, in a sentence; `null` when no query was seen. */
  filled: string | null;
  /** What memory is made of after the work, a sentence each. */
  reasons: string[];
  peakAt: number;
  /** Milliseconds and bytes; columns of one length. */
  t: number[];
  tree: number[];
  processes: { label: string; values: (number | null)[] }[];
  heaps: HeapCurve[];
  collections: { t: number[]; ms: number[] };
  lanes: Lane[];
  bars: QueryBar[];
  sites: SiteRow[];
  who: ProcessRow[];
  gaps: string[];
  hasReport: boolean;
}

/** What a page that is a file of its own carries with it. */
export interface KeptPage {
  run: RunView;
  /** The runs that are compared. */
  runs: ComparedRun[];
}
