import type { ProbeReport } from "./measurement.ts";
import { formatBytes, formatSeconds } from "./units.ts";
import { formatCount } from "./view/words.ts";

/** A run beside others. */
export interface ComparisonRow {
  label: string;
  peak: number;
  after: number | null;
  wallMs: number;
  rowsHeld: number | null;
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
}

/** Puts runs side by side; the first is what the others are measured against. */
export function compareRuns(named: readonly NamedReport[]): ComparisonRow[] {
  const base = named[0] ? peakOf(named[0].report) : 0;
  return named.map(({ label, report }, index) => {
    const peak = peakOf(report);
    const { exit, wallMs } = report.run;
    return {
      label,
      peak,
      after: report.summary.afterRss,
      wallMs,
      rowsHeld: report.summary.rowsHeldPeak ?? null,
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

/** A run's figures as they are written in a table; a dash stands for what is not known. */
export function comparedCells(run: ComparisonRow): {
  peak: string;
  ratio: string;
  after: string;
  time: string;
  rows: string;
} {
  return {
    peak: formatBytes(run.peak),
    ratio: run.ratio === null ? "" : `${run.ratio.toFixed(2)}×`,
    after: run.after === null ? "–" : formatBytes(run.after),
    time: formatSeconds(run.wallMs),
    rows: run.rowsHeld === null ? "–" : formatCount(run.rowsHeld),
  };
}
