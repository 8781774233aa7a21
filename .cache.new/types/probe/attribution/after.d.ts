import type { AfterMeasurement } from "../measurement.ts";
import type { RunState } from "../run-state.ts";
/** What memory is made of once it has settled at `rss`, and the reasons that were measured for it. */
export declare function afterOf(state: RunState, rss: number): AfterMeasurement;
