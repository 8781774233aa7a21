import type { AliveAtEnd, Allocations } from "../at-end.ts";
import type { RunState } from "../run-state.ts";
import type { Attribution } from "./attribution.ts";
/**
 * What was left at the end: of the program's own process, since what its children held is gone with them; of all that told, where a
 * parent without rows stands above them. `null` where none told.
 */
export declare function aliveAtEnd(state: RunState): AliveAtEnd | null;
/** When the agent began to read in the program's own process: what memory does from then on is the agent's doing. */
export declare function workEnd(state: RunState): number;
/** Of all looks the ones that saw most; `null` where nothing was traced. */
export declare function allocationsOf({ allocations }: Attribution): Allocations | null;
