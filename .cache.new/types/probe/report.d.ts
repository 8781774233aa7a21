import type { Budget, ProbeReport } from "./measurement.ts";
import type { RunState } from "./run-state.ts";
/**
 * The peak that is sure to have been reached: the greatest sample, or the kernel's mark of a single process where that is
 * greater. The sum of marks is not: processes need not have had theirs at the same moment.
 */
export declare function surePeak(state: RunState): number;
/** Whether the peak so far is above the budget; `null` when the run has none. */
export declare function judgeBudget(state: RunState): Budget | null;
/**
 * The report of a run, also of one that is still going on or whose probe was lost, with a series of about `points`. Throws when
 * the log has no start.
 */
export declare function reportOf(state: RunState, points?: number): ProbeReport;
