import type { Program } from "../program.ts";
import type { Edge, Reached } from "../reach/node.ts";
import type { ReadSite } from "./read.ts";
/**
 * The call that chose filter and limit of a read, where the function that reads only hands on what it is given: a
 * repository that all share is one read, and each of its callers asks another question. Undefined where the read's own
 * function has a say in what is read, or where the call stands in the same file.
 */
export declare function chosenBy(program: Program, node: Reached, site: ReadSite): Edge | undefined;
