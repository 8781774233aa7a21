import type { ProbeReport } from "../measurement.ts";
type Measured = Pick<ProbeReport, "summary" | "sites" | "isolates">;
/**
 * What filled the memory, in one sentence: the call site that weighed most at the peak and how many held or read its rows.
 * Where nothing was in flight then, the largest result; `null` when no query was seen.
 */
export declare function filledBy({ summary, sites, isolates }: Measured): string | null;
export {};
