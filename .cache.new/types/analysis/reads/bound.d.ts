import type { Program } from "../program.ts";
import type { Reached } from "../reach/node.ts";
import type { Walk } from "../reach/walk.ts";
import type { ReadSite } from "./read.ts";
export type Bound = "bounded" | "unbounded";
/** Whether something limits a read, judged with the arguments that the reached callers hand over. */
export declare function boundOf(program: Program, walk: Walk, node: Reached, site: ReadSite): Bound;
/** The number that limits a read, where it is written; undefined where that can't be told. */
export declare function limitOf(program: Program, site: ReadSite): number | undefined;
