/** What the extension and the panel's page say to each other. */

export interface ProcessRow {
  title: string;
  role: string;
  peak: string;
  time: string;
}

/** Everything the page shows of a run, ready to be written down. */
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
  peakAt: number;
  /** Milliseconds and bytes; columns of one length. */
  t: number[];
  tree: number[];
  processes: { label: string; values: (number | null)[] }[];
  who: ProcessRow[];
  gaps: string[];
  hasReport: boolean;
}

export type ToPanel = { type: "run"; run: RunView } | { type: "empty"; trusted: boolean };

export type FromPanel = { type: "ready" | "choose" | "again" | "stop" | "output" | "report" };
