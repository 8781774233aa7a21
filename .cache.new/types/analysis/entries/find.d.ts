import type { Program } from "../program.ts";
import { type Value } from "../values/value.ts";
import { type EntrySite } from "./entry.ts";
/** Each hand-over through a function of the workspace's own costs a little. */
export declare const wrapperFactor = 0.97;
/** Entries that a file's own code sets up: calls, constructions and decorators of the catalog's pools. */
export declare function entriesIn(program: Program, file: string): EntrySite[];
/**
 * Entries at the callers of a function that takes the work as a parameter: `registerWorker(name, handler)`. The number
 * at once is asked for again, because the caller may hand the options over too.
 */
export declare function entriesAtCallers(program: Program, site: EntrySite, parameter: Value & {
    is: "parameter";
}): EntrySite[];
