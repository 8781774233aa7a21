import type { EntrySite } from "../entries/entry.ts";
import type { Program } from "../program.ts";
import { type Edge, type Reached } from "./node.ts";
export interface Walk {
    /** Best way to each function that is reached. */
    reached: Map<string, Reached>;
    /** Every edge into a function that is reached. */
    incoming: Map<string, Edge[]>;
    entries: EntrySite[];
}
/** Walks forward from the entries, best way first. Yields now and then so that the caller can give others a turn. */
export declare function walk(program: Program, seeds: Iterable<EntrySite>, least: number): Generator<void, Walk>;
