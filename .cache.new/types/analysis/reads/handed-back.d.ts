import type { Program } from "../program.ts";
import type { Reached } from "../reach/node.ts";
import type { ReadSite } from "./read.ts";
/**
 * A read as it is run on this way. A builder that a function hands back is its caller's to add to, and to run: what the
 * caller does to it counts, and one that only becomes a part of another statement is no read.
 */
export declare function asRun(program: Program, node: Reached, site: ReadSite): ReadSite | undefined;
