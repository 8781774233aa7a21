import type { ProbeReport } from "../measurement.ts";
import { type Crew } from "./crew.ts";
import type { HeapCurve, Lane, QueryBar } from "./shapes.ts";
/** The listed queries as bars, in one lane for each isolate that is drawn and a last one for the others'. */
export declare function barsOf({ queries, sites, isolates }: Pick<ProbeReport, "queries" | "sites" | "isolates">, crew: Crew, heaps: readonly HeapCurve[], end: number): {
    lanes: Lane[];
    bars: QueryBar[];
};
