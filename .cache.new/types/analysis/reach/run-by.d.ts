import type { EntrySite } from "../entries/entry.ts";
import type { Program } from "../program.ts";
import type { Scope } from "../values/value.ts";
import { type Reached } from "./node.ts";
import type { Walk } from "./walk.ts";
/** A function that an entry's work runs, whatever else runs it. */
export interface Run {
    node: Reached;
    /** How surely the work gets there, the entry's own confidence left out. */
    factor: number;
}
/** The walk keeps the best way to each function alone; this asks for those below one entry, on any way. */
export declare function runBy(program: Program, walk: Walk, entry: EntrySite, isBarrier: (scope: Scope) => boolean): Run[];
