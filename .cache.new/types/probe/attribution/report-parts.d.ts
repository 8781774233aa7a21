import type { ProbeReport } from "../measurement.ts";
import type { RunState } from "../run-state.ts";
type Summary = Pick<ProbeReport["summary"], "mainHeapPeak" | "sumIsolateHeapPeak" | "rowsHeldPeak" | "inFlightAtPeak" | "after" | "aliveAtEnd">;
/** The parts of a report that come from the agent; empty where there was none. `rss` is the settled level, if there is one. */
export declare function attributionParts(state: RunState, rss: number | null): {
    summary: Summary;
    report: Pick<ProbeReport, "isolates" | "sites" | "queries">;
    series: Pick<ProbeReport["series"], "isolates" | "collections">;
};
export {};
