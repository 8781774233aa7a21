import type { SampleRecord } from "./measurement.ts";
/** How the level after the work was found, or why there is none. */
export interface Settling {
    settled: boolean;
    /** From the last end of a thread or process to the end of the run; `null` when none ended after the peak. */
    waitedMs: number | null;
    afterRss: number | null;
}
/**
 * Looks for the level that is left when the work is done. Without an agent inside the program its workers' end shows only as
 * threads or processes that went away after the peak; the level counts once nothing has changed for 10 s.
 */
export declare function settling(samples: readonly SampleRecord[], peakAt: number, end: number): Settling;
