import type { Program } from "../program.ts";
import type { Reached } from "../reach/node.ts";
import type { EscapePlace } from "./rows.ts";
export type Keeper = 
/** A list or table of the module. */
"module"
/** A list or table of the function around the work. */
 | "around"
/** A list or table that an object holds. */
 | "member";
/** A list or table that outlives the work and gets what is stored; undefined for all else, and where it can't be told. */
export declare function keeperOf(program: Program, node: Reached, place: EscapePlace): Keeper | undefined;
/** True for a function that stands around the one that is run, so that its names are there for all runs. */
export declare function outlives(program: Program, node: Reached, file: string, fn: number): boolean;
