import {
  formatBytes,
  formatSeconds,
  judgeBudget,
  type ProbeReport,
  reportOf,
  shortTitle,
  thin,
  verdictSentence,
} from "../../probe/index.ts";
import { formatCommand } from "./command-line.ts";
import type { RunView } from "./messages.ts";
import type { FollowedRun, Phase } from "./run.ts";

/** As many points as a wide panel has pixels. */
const MOST_POINTS = 1500;
const MOST_CURVES = 4;
const MOST_ROWS = 12;

/** What the page shows of a run; `fallback` is the command for as long as the run's log does not tell it. */
export function viewOf(run: Pick<FollowedRun, "folder" | "state" | "phase" | "problem">, fallback: string[]): RunView {
  const { state, phase, problem, folder } = run;
  const running = phase === "starting" || phase === "running";
  // Several times a second while it runs: only what is shown then, not the whole report.
  const report = state.start && !running ? reportOf(state) : null;
  const budget = judgeBudget(state);
  const samples = thin(state.samples, MOST_POINTS);
  const last = state.samples.at(-1);
  const largest = [...state.processes.values()].toSorted((a, b) => b.peakRss - a.peakRss);
  const drawn = largest.slice(0, MOST_CURVES);
  const { low, high } = state.peak;
  return {
    folder,
    command: formatCommand(state.start?.command ?? fallback),
    running,
    verdict: problem ?? verdictOf(phase, report, last?.t ?? 0),
    bad: phase === "failed" || phase === "lost" || isBad(report),
    peak: low > 0 ? formatBytes(low) : null,
    peakBytes: low > 0 ? low : null,
    peakDetail:
      low > 0 ? `at ${formatSeconds(state.peakAt)}${high > low * 1.005 ? `, at most ${formatBytes(high)}` : ""}` : "",
    now: running && last ? formatBytes(last.tree) : null,
    after: afterOf(report),
    budget: budget && `${formatBytes(budget.bytes)}, ${budget.exceeded ? "passed" : "kept"}`,
    budgetBytes: budget?.bytes ?? null,
    peakAt: state.peakAt,
    t: samples.map(({ t }) => t),
    tree: samples.map(({ tree }) => tree),
    processes:
      state.processes.size > 1
        ? drawn.map(({ pid, title }) => ({
            label: shortTitle(title) || `process ${pid}`,
            values: samples.map(({ processes }) => processes[pid]?.[0] ?? null),
          }))
        : [],
    who: largest.slice(0, MOST_ROWS).map(({ title, pid, role, peakRss, first, last: end }) => ({
      title: title || `process ${pid}`,
      role: role.replace("-", " "),
      peak: formatBytes(peakRss),
      time: `${formatSeconds(first)} – ${end === null ? (running ? "now" : formatSeconds(state.elapsed)) : formatSeconds(end)}`,
    })),
    gaps: (report?.coverage.gaps ?? []).map(({ text }) => text),
    hasReport: phase === "ended",
  };
}

function verdictOf(phase: Phase, report: ProbeReport | null, elapsed: number): string {
  if (phase === "running") return `Running for ${formatSeconds(elapsed)}.`;
  if (!report) return "Starting…";
  const sentence = verdictSentence(report.run.exit);
  if (report.budget?.exceeded) {
    return `The budget of ${formatBytes(report.budget.bytes)} was passed. ${sentence}`;
  }
  return `${sentence.slice(0, -1)} after ${formatSeconds(report.run.wallMs)}.`;
}

function isBad(report: ProbeReport | null): boolean {
  if (!report) return false;
  const { verdict } = report.run.exit;
  return (verdict !== "ok" && verdict !== "unknown") || report.budget?.exceeded === true;
}

function afterOf(report: ProbeReport | null): string | null {
  if (!report || report.summary.afterRss === null) return null;
  return `${formatBytes(report.summary.afterRss)}, ${formatSeconds(report.run.settle.waitedMs ?? 0)} after the last worker ended`;
}
