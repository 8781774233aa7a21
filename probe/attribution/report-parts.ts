import type { InFlight, ProbeReport } from "../measurement.ts";
import type { RunState } from "../run-state.ts";
import { afterOf } from "./after.ts";
import { aliveAtEnd, allocationsOf } from "./at-end.ts";
import type { Attribution, IsolateState } from "./attribution.ts";
import { inFlightAt, mostRowsHeld, queriesOf, sitesOf } from "./moments.ts";

const MOST_ISOLATES = 200;
const MOST_CURVES = 32;
const MOST_POINTS = 2000;
const MOST_SITES = 500;
const MOST_PAUSES = 5000;

type Summary = Pick<
  ProbeReport["summary"],
  "mainHeapPeak" | "sumIsolateHeapPeak" | "rowsHeldPeak" | "inFlightAtPeak" | "after" | "aliveAtEnd" | "allocations"
>;

/** The parts of a report that come from the agent; empty where there was none. `rss` is the settled level, if there is one. */
export function attributionParts(
  state: RunState,
  rss: number | null,
): {
  summary: Summary;
  report: Pick<ProbeReport, "isolates" | "sites" | "queries">;
  series: Pick<ProbeReport["series"], "isolates" | "collections">;
} {
  const { attribution } = state;
  const after = rss === null ? null : afterOf(state, rss);
  if (!attribution || attribution.isolates.size === 0) {
    return {
      summary: {
        mainHeapPeak: null,
        sumIsolateHeapPeak: null,
        rowsHeldPeak: null,
        inFlightAtPeak: [],
        after,
        aliveAtEnd: null,
        allocations: null,
      },
      report: { isolates: [], sites: [], queries: [] },
      series: { isolates: {}, collections: { t: [], ms: [] } },
    };
  }
  const isolates = [...attribution.isolates.values()].toSorted(
    (a, b) => b.measurement.heapPeak - a.measurement.heapPeak,
  );
  // A thread of Python has no heap of its own, and tells none.
  const withHeap = isolates.filter(({ heap }) => heap.length > 0);
  const pauses = attribution.collections.toSorted((a, b) => b.ms - a.ms).slice(0, MOST_PAUSES);
  pauses.sort((a, b) => a.t - b.t);
  return {
    summary: {
      mainHeapPeak: mainHeap(state, attribution),
      sumIsolateHeapPeak: greatestSum(withHeap),
      rowsHeldPeak: mostRowsHeld(attribution),
      inFlightAtPeak: inFlightAtPeak(state, attribution),
      after,
      aliveAtEnd: aliveAtEnd(state),
      allocations: allocationsOf(attribution),
    },
    report: {
      isolates: isolates.slice(0, MOST_ISOLATES).map(({ measurement }) => measurement),
      sites: sitesOf(attribution).slice(0, MOST_SITES),
      queries: queriesOf(attribution),
    },
    series: {
      isolates: Object.fromEntries(
        withHeap.slice(0, MOST_CURVES).map(({ measurement, heap }) => [measurement.id, curve(heap)]),
      ),
      collections: { t: pauses.map(({ t }) => t), ms: pauses.map(({ ms }) => ms) },
    },
  };
}

/** A program that dies within a tick of its query had its greatest sample before it: then the moment of its death is looked at. */
function inFlightAtPeak(state: RunState, attribution: Attribution): InFlight[] {
  const found = inFlightAt(attribution, state.peakAt);
  const died = state.end !== null && state.end.exit.verdict !== "ok";
  return found.length || !died ? found : inFlightAt(attribution, state.elapsed);
}

/** Of the program's own process, or of the largest where a package runner stands at the root. */
function mainHeap(state: RunState, attribution: Attribution): number | null {
  const mains = [...attribution.isolates.values()].filter(
    ({ measurement }) => measurement.kind === "main" && measurement.heapPeakSource !== null,
  );
  const programs = mains.filter(({ measurement }) => state.processes.get(measurement.pid)?.role === "program");
  const heaps = (programs.length ? programs : mains).map(({ measurement }) => measurement.heapPeak);
  return heaps.length ? Math.max(...heaps) : null;
}

function greatestSum(isolates: readonly IsolateState[]): number | null {
  const readings = isolates
    .flatMap(({ heap, measurement }) => [
      ...heap.map(({ t, used }) => ({ t, used, id: measurement.id })),
      ...(measurement.end === "unknown" ? [] : [{ t: measurement.last ?? 0, used: 0, id: measurement.id }]),
    ])
    .toSorted((a, b) => a.t - b.t);
  const now = new Map<string, number>();
  let sum = 0;
  let most = 0;
  for (const { used, id } of readings) {
    sum += used - (now.get(id) ?? 0);
    now.set(id, used);
    most = Math.max(most, sum);
  }
  return readings.length ? most : null;
}

function curve(heap: IsolateState["heap"]): { t: number[]; used: number[] } {
  const step = Math.max(1, Math.ceil(heap.length / MOST_POINTS));
  const kept = heap.filter((_, index) => index % step === 0);
  return { t: kept.map(({ t }) => t), used: kept.map(({ used }) => used) };
}
