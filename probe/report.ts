import { workEnd } from "./attribution/at-end.ts";
import { agentCoverage, attributionGaps, driversOf } from "./attribution/coverage.ts";
import { attributionParts } from "./attribution/report-parts.ts";
import type { Budget, Exit, Gap, ProbeReport, ProcessMeasurement, SampleRecord } from "./measurement.ts";
import { RunState } from "./run-state.ts";
import { thin } from "./series.ts";
import { settling } from "./settle.ts";
import { formatSeconds } from "./units.ts";

const MOST_POINTS = 20_000;
const MOST_CURVES = 32;
const MOST_PROCESSES = 500;

const LOST: Exit = {
  kind: "probe-lost",
  code: null,
  signal: null,
  verdict: "unknown",
  evidence: ["The run's log has no end: the probe was killed before the program ended."],
};

/**
 * The peak that is sure to have been reached: the greatest sample, or the kernel's mark of a single process where that is
 * greater. The sum of marks is not: processes need not have had theirs at the same moment.
 */
export function surePeak(state: RunState): number {
  return Math.max(state.peak.low, ...[...state.processes.values()].map(({ hwm }) => hwm ?? 0));
}

/** Whether the peak so far is above the budget; `null` when the run has none. */
export function judgeBudget(state: RunState): Budget | null {
  const bytes = state.start?.budgetBytes ?? null;
  if (bytes === null) return null;
  const measured = surePeak(state);
  return { bytes, measured, exceeded: measured > bytes };
}

/** How the run ended; a worker that hit its own limit tells more than the status of the program that it ended. */
function exitOf({ end, attribution }: RunState): Exit {
  const exit = end?.exit ?? LOST;
  const worker = [...(attribution?.isolates.values() ?? [])].find(
    ({ measurement }) => measurement.end === "out-of-memory",
  );
  if (!worker || exit.verdict !== "error") return exit;
  const evidence = [...exit.evidence, "A worker ended with ERR_WORKER_OUT_OF_MEMORY."];
  return { ...exit, verdict: "worker-heap-limit", evidence };
}

/**
 * The report of a run, also of one that is still going on or whose probe was lost, with a series of about `points`. Throws when
 * the log has no start.
 */
export function reportOf(all: RunState, points = MOST_POINTS): ProbeReport {
  const state = workOf(all);
  const { start, end } = state;
  if (!start) throw new Error("the run's log does not begin with a start record");
  const wallMs = all.elapsed;
  const settle = settling(state.samples, state.peakAt, Math.min(wallMs, workEnd(state)));
  const processes = [...state.processes.values()].toSorted((a, b) => b.peakRss - a.peakRss);
  const agent = attributionParts(state, settle.afterRss);
  const listed = processes.slice(0, MOST_PROCESSES);
  return {
    version: 1,
    tool: start.tool,
    host: start.host,
    run: {
      command: start.command,
      startedAt: start.startedAt,
      wallMs,
      intervalMs: start.intervalMs,
      lateTicks: end?.lateTicks ?? 0,
      maxGapMs: end?.maxGapMs ?? 0,
      exit: exitOf(state),
      settle: { settled: settle.settled, waitedMs: settle.waitedMs },
      overhead: { probeCpuMs: end?.probeCpuMs ?? null, sampleUsMedian: end?.sampleUsMedian ?? null },
    },
    summary: {
      treeMethod: start.treeMethod,
      peakTreeRss: { ...state.peak },
      peakAt: state.peakAt,
      baselineRss: state.samples[0]?.tree ?? null,
      afterRss: settle.afterRss,
      peakThreads: state.peakThreads,
      peakProcesses: state.peakProcesses,
      proportional: state.proportional,
      ...agent.summary,
    },
    budget: judgeBudget(state),
    processes: listed,
    ...agent.report,
    series: { ...seriesOf(state.samples, listed.slice(0, MOST_CURVES), points), ...agent.series },
    coverage: {
      agent: agentCoverage(state),
      drivers: driversOf(state),
      gaps: gapsOf(state, settle.settled, settle.waitedMs, processes.length),
    },
  };
}

/** The run without what its memory did once Python's agent had begun to read what was left. */
function workOf(state: RunState): RunState {
  const worked = workEnd(state);
  if (worked === Number.POSITIVE_INFINITY) return state;
  const work = Object.assign(Object.create(RunState.prototype) as RunState, state);
  work.samples = state.samples.filter(({ t }) => t <= worked);
  if (state.peakAt <= worked) return work;
  const greatest = work.samples.reduce((most, sample) => (sample.tree > most.tree ? sample : most), { t: 0, tree: 0 });
  work.peakAt = greatest.t;
  work.peak = { low: greatest.tree, high: Math.max(greatest.tree, ...work.samples.map(({ high }) => high)) };
  return work;
}

function seriesOf(
  all: readonly SampleRecord[],
  drawn: readonly ProcessMeasurement[],
  points: number,
): Pick<ProbeReport["series"], "t" | "tree" | "processes"> {
  const samples = thin(all, points);
  return {
    t: samples.map(({ t }) => t),
    tree: samples.map(({ tree }) => tree),
    processes: Object.fromEntries(
      drawn.map(({ pid }) => [pid, samples.map(({ processes }) => processes[pid]?.[0] ?? null)]),
    ),
  };
}

function gapsOf(state: RunState, settled: boolean, waitedMs: number | null, processes: number): Gap[] {
  const gaps: Gap[] = [...state.gaps];
  const add = (code: Gap["code"], text: string) => gaps.push({ code, text });
  // What Python's agent read at the end tells more than a level would.
  if (!settled && workEnd(state) === Number.POSITIVE_INFINITY) {
    add(
      "not-settled",
      waitedMs === null
        ? "No worker was seen to end after the peak, so what stays in memory afterwards is not known."
        : `The run ended ${formatSeconds(waitedMs)} after its last worker; memory counts as settled only after 10 s.`,
    );
  }
  if (state.end && state.samples.length < 3) add("too-short", "The program ended before there were three samples.");
  if (state.end && state.end.lateTicks > 0.05 * state.samples.length) {
    add("ticks-late", `${state.end.lateTicks} samples came late: the machine was busy.`);
  }
  if (processes > MOST_PROCESSES) {
    add("processes-not-listed", `${processes} processes were measured; the ${MOST_PROCESSES} largest are listed.`);
  }
  return [...gaps, ...attributionGaps(state)];
}
