import type { ProbeReport } from "../measurement.ts";
import { thin } from "../series.ts";
import { formatCommand } from "./command.ts";
import type { ComparedRun } from "./shapes.ts";

/** A small curve is about as wide. */
const MOST_POINTS = 160;

/** What is compared of a run; `null` for what is not a report, or not one that has a curve. It may come from any file. */
export function comparedRun(id: string, report: unknown): ComparedRun | null {
  if (typeof report !== "object" || report === null) return null;
  const { version, run, summary, series } = report as Partial<ProbeReport>;
  const peak = summary?.peakTreeRss?.low;
  if (version !== 1 || !isNumber(peak) || !isNumber(run?.wallMs) || !isColumn(series?.t) || !isColumn(series?.tree)) {
    return null;
  }
  if (series.t.length < 2 || series.t.length !== series.tree.length || !Array.isArray(run?.command)) return null;
  const samples = thin(
    series.t.map((t, index) => ({ t, tree: series.tree[index]! })),
    MOST_POINTS,
  );
  return {
    id,
    command: formatCommand(run.command.map(String)),
    startedAt: String(run.startedAt),
    peak,
    after: [summary?.afterRss, summary?.aliveAtEnd?.collectedRss].find(isNumber) ?? null,
    wallMs: run.wallMs,
    rowsHeld: isNumber(summary?.rowsHeldPeak) ? summary.rowsHeldPeak : null,
    t: samples.map(({ t }) => t),
    tree: samples.map(({ tree }) => tree),
  };
}

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

const isColumn = (value: unknown): value is number[] => Array.isArray(value) && value.every(isNumber);
