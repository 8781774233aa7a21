import { verdictSentence } from "../exit.ts";
import type { ProbeReport, ProcessMeasurement, SiteMeasurement } from "../measurement.ts";
import { shortTitle } from "../roles.ts";
import { thin } from "../series.ts";
import { formatBytes, formatSeconds } from "../units.ts";
import { aliveText, leftText } from "./alive.ts";
import { allocatedAtEnd, allocatedNearPeak } from "./allocated.ts";
import { barsOf } from "./bars.ts";
import { formatCommand } from "./command.ts";
import { crewOf, heapCurves } from "./crew.ts";
import { filledBy } from "./filled.ts";
import type { ProcessRow, RunView, SiteRow } from "./shapes.ts";
import { afterText, formatCount, functionOf, placeOf, shortPlace, sizeText } from "./words.ts";

/** As many points as a wide panel has pixels. */
const MOST_POINTS = 1500;
const MOST_PROCESS_CURVES = 4;
const MOST_PROCESSES = 12;
const MOST_SITES = 50;
const MOST_PAUSES = 500;

/** What a page shows of a run's report; of one that is still going on with `running`. */
export function viewOfReport(report: ProbeReport, { folder = "", running = false } = {}): RunView {
  const { run, summary, budget, series } = report;
  const { low, high } = summary.peakTreeRss;
  const samples = thin(
    series.t.map((t, index) => ({ t, tree: series.tree[index]!, index })),
    MOST_POINTS,
  );
  const t = samples.map((sample) => sample.t);
  const crew = crewOf(report);
  const heaps = heapCurves(crew, series.isolates, t);
  const last = samples.at(-1);
  return {
    folder,
    command: formatCommand(run.command),
    running,
    verdict: running ? `Running for ${formatSeconds(run.wallMs)}.` : verdictOf(report),
    bad: !running && isBad(report),
    peak: low > 0 ? formatBytes(low) : null,
    peakBytes: low > 0 ? low : null,
    peakDetail:
      low > 0 ? `at ${formatSeconds(summary.peakAt)}${high > low * 1.005 ? `, at most ${formatBytes(high)}` : ""}` : "",
    now: running && last ? formatBytes(last.tree) : null,
    after: running || summary.afterRss === null ? null : afterText(summary.afterRss, run.settle.waitedMs),
    budget: budget && `${formatBytes(budget.bytes)}, ${budget.exceeded ? "passed" : "kept"}`,
    budgetBytes: budget?.bytes ?? null,
    filled: [filledBy(report), allocatedNearPeak(report)].filter((text) => text !== null).join(" ") || null,
    reasons: running ? [] : [...(summary.after?.reasons ?? []), ...leftOver(report)],
    peakAt: summary.peakAt,
    t,
    tree: samples.map(({ tree }) => tree),
    // Heaps tell more than processes do, and both would be too many curves.
    processes: heaps.length ? [] : processCurves(report, samples),
    heaps,
    collections: pausesOf(series.collections),
    ...barsOf(report, crew, heaps, Math.min(run.wallMs, (last?.t ?? run.wallMs) + 2 * run.intervalMs)),
    sites: report.sites.slice(0, MOST_SITES).map(siteRow),
    who: report.processes.slice(0, MOST_PROCESSES).map((process) => processRow(process, running, run.wallMs)),
    gaps: running ? [] : report.coverage.gaps.map(({ text }) => text),
    hasReport: !running,
  };
}

/** What was left at the end of a program in Python, and where it was allocated, a sentence each. */
function leftOver(report: ProbeReport): string[] {
  const { aliveAtEnd } = report.summary;
  const size = leftText(aliveAtEnd);
  const left = [size && `Resident at the end: ${size}`, aliveText(aliveAtEnd)].filter((text) => text !== null);
  return [...left, ...allocatedAtEnd(report)];
}

function verdictOf({ run, budget }: ProbeReport): string {
  const sentence = verdictSentence(run.exit);
  if (budget?.exceeded) return `The budget of ${formatBytes(budget.bytes)} was passed. ${sentence}`;
  return `${sentence.slice(0, -1)} after ${formatSeconds(run.wallMs)}.`;
}

const isBad = ({ run, budget }: ProbeReport) =>
  (run.exit.verdict !== "ok" && run.exit.verdict !== "unknown") || budget?.exceeded === true;

function processCurves({ processes, series }: ProbeReport, samples: readonly { index: number }[]) {
  if (processes.length < 2) return [];
  return processes
    .filter(({ pid }) => series.processes[pid])
    .slice(0, MOST_PROCESS_CURVES)
    .map(({ pid, title }) => ({
      label: shortTitle(title) || `process ${pid}`,
      values: samples.map(({ index }) => series.processes[pid]![index] ?? null),
    }));
}

const processRow = (process: ProcessMeasurement, running: boolean, end: number): ProcessRow => ({
  title: process.title || `process ${process.pid}`,
  role: process.role.replace("-", " "),
  peak: process.samples > 0 ? formatBytes(process.peakRss) : "–",
  time: `${formatSeconds(process.first)} – ${process.last === null && running ? "now" : formatSeconds(process.last ?? end)}`,
});

function siteRow(site: SiteMeasurement): SiteRow {
  const notes = [...(site.orm && site.orm !== site.driver ? [site.orm] : []), ...(site.streamed ? ["streamed"] : [])];
  return {
    file: site.file,
    line: site.line,
    place: shortPlace(placeOf(site)),
    fullPlace: placeOf(site),
    function: functionOf(site),
    sql: site.sql,
    rows: formatCount(site.maxRows),
    bytes: site.maxBytes === null ? "–" : sizeText(site.maxBytes, site.bytesSource === "estimate"),
    atOnce: formatCount(site.concurrencyMax),
    calls: formatCount(site.calls),
    longest: formatSeconds(site.maxMs),
    note: notes.join(", "),
  };
}

/** The longest ones. */
function pausesOf({ t, ms }: ProbeReport["series"]["collections"]): RunView["collections"] {
  const kept = t
    .map((at, index) => ({ t: at, ms: ms[index]! }))
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, MOST_PAUSES)
    .toSorted((a, b) => a.t - b.t);
  return { t: kept.map((pause) => pause.t), ms: kept.map((pause) => pause.ms) };
}
