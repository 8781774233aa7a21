import type { IsolateMeasurement, ProbeReport } from "../measurement.ts";
import type { HeapCurve } from "./shapes.ts";
/** The isolates that get a curve and a lane of their own, in the order of their threads, and the rest. */
export interface Crew {
    drawn: IsolateMeasurement[];
    others: IsolateMeasurement[];
    /** A short name for each isolate's id. */
    labels: Map<string, string>;
}
/** Those with the largest heaps are drawn. */
export declare function crewOf({ isolates, processes }: Pick<ProbeReport, "isolates" | "processes">): Crew;
/** Heap in use of the drawn isolates at the moments `t`, and the sum of the others' as one more curve. */
export declare function heapCurves(crew: Crew, series: ProbeReport["series"]["isolates"], t: readonly number[]): HeapCurve[];
export declare const othersText: (count: number) => string;
