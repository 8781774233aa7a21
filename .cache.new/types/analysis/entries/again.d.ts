import type { Program } from "../program.ts";
import type { Scope } from "../values/value.ts";
import type { EntryTarget } from "./entry.ts";
/**
 * True when what a call runs comes back to the function that makes the call, by calls within its file: a job that
 * starts its own timer again.
 */
export declare function leadsBack(program: Program, targets: readonly EntryTarget[], scope: Scope): boolean;
