import type { Orm } from "../../catalog/index.ts";
import type { At } from "../facts.ts";
import type { Program } from "../program.ts";
/** A pool of connections that a module opens when it is loaded. */
export interface Opened {
    orm: Orm;
    file: string;
    at: At;
    name: string;
    /** The most connections that it holds. */
    most: number;
    /** The option that says so; undefined where it is the library's default. */
    option: string | undefined;
    confidence: number;
}
/** Pools of connections that the bodies of a file and of those that it imports open: every thread that runs the file has its own. */
export declare function openedBy(program: Program, file: string): Opened[];
