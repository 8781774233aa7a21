import type { ProbeReport } from "./measurement.ts";
import { formatBytes, formatSeconds } from "./units.ts";
import { liveCount } from "./view/alive.ts";
import { formatCount } from "./view/words.ts";

/** A run beside others. */
export interface ComparisonRow {
  label: string;
  peak: number;
  after: number | null;
  wallMs: number;
  rowsHeld: number | null;
  /** Resident size at the end after a garbage collection, and after `malloc_trim`; `null` where no Python told. */
  left: number | null;
  trimmed: number | null;
  /** Model objects that were alive at the end. */
  live: number | null;
  /** Least and greatest peak, where the run was repeated. */
  range: { least: number; greatest: number } | null;
  /** Peak as a part of the first run's; `null` for the first run itself, and where that has none. */
  ratio: number | null;
  /** It did not end well, so its figures may be those of half the work. */
  failed: boolean;
  series: { t: number[]; tree: number[] };
}

/** A report of a run with the name that it goes by in a comparison. */
export interface NamedReport {
  label: string;
  report: ProbeReport;
  /** All runs of the same, this one included, where there were several. */
  repeats?: readonly ProbeReport[];
}

/** Puts runs side by side; the first is what the others are measured against. */
export function compareRuns(named: readonly NamedReport[]): ComparisonRow[] {
  const base = named[0] ? peakOf(named[0].report) : 0;
  return named.map(({ label, report, repeats = [] }, index) => {
    const peak = peakOf(report);
    const peaks = repeats.map(peakOf);
    const { exit, wallMs } = report.run;
    const { aliveAtEnd } = report.summary;
    return {
      label,
      peak,
      after: report.summary.afterRss,
      wallMs,
      rowsHeld: report.summary.rowsHeldPeak ?? null,
      left: aliveAtEnd?.collectedRss ?? aliveAtEnd?.rss ?? null,
      trimmed: aliveAtEnd?.trimmedRss ?? null,
      live: liveCount(aliveAtEnd),
      range: peaks.length > 1 ? { least: Math.min(...peaks), greatest: Math.max(...peaks) } : null,
      ratio: index === 0 || base === 0 ? null : peak / base,
      failed: exit.verdict !== "ok" && exit.kind !== "gone" && exit.kind !== "detached",
      series: { t: report.series.t, tree: report.series.tree },
    };
  });
}

/** One process's own high-water mark is exact; of a tree only what was seen at one moment is sure. */
export function peakOf({ summary, processes }: ProbeReport): number {
  return Math.max(summary.peakTreeRss.low, ...processes.map(({ hwm }) => hwm ?? 0));
}

/** The columns of a comparison, and what stands above them. */
export const COLUMNS = {
  peak: "peak",
  ratio: "",
  range: "range",
  after: "after",
  left: "left",
  trimmed: "trimmed",
  live: "live",
  time: "time",
  rows: "rows held",
} as const;

export type Column = keyof typeof COLUMNS;

/** Columns that stand there only where a run has something in them. */
const SOMETIMES: readonly Column[] = ["range", "left", "trimmed", "live"];

/** Which columns tell something of these runs. What Python left at its end is told in place of a level that none has settled to. */
export function columnsOf(runs: readonly ComparisonRow[]): Column[] {
  const python = runs.some(({ left }) => left !== null);
  return (Object.keys(COLUMNS) as Column[]).filter((column) => {
    if (column === "after") return !python || runs.some(({ after }) => after !== null);
    return !SOMETIMES.includes(column) || runs.some((run) => run[column as keyof ComparisonRow] !== null);
  });
}

/** A run's figures as they are written in a table; a dash stands for what is not known. */
export function comparedCells(run: ComparisonRow): Record<Column, string> {
  const bytes = (value: number | null) => (value === null ? "–" : formatBytes(value));
  const count = (value: number | null) => (value === null ? "–" : formatCount(value));
  return {
    peak: formatBytes(run.peak),
    ratio: run.ratio === null ? "" : `${run.ratio.toFixed(2)}×`,
    range: run.range === null ? "–" : rangeText(run.range),
    after: bytes(run.after),
    left: bytes(run.left),
    trimmed: bytes(run.trimmed),
    live: count(run.live),
    time: formatSeconds(run.wallMs),
    rows: count(run.rowsHeld),
  };
}

/** `1.26–1.42 GB`; the first unit is left out where it is the second's. */
function rangeText({ least, greatest }: { least: number; greatest: number }): string {
  const [from = "", unit] = formatBytes(least).split(" ");
  const to = formatBytes(greatest);
  return `${to.endsWith(` ${unit}`) ? from : formatBytes(least)}–${to}`;
}
