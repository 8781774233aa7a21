/** Rows that a suspended function still holds: it waits for something after it has used them for the last time. */
import { type At } from "../facts.ts";
import type { Program } from "../program.ts";
import type { ReadSite } from "../reads/read.ts";
export interface Held {
    /** Name that holds the rows. */
    name: string;
    /** Where they are used for the last time. */
    last: At;
    /** What is waited for then, and what it is called. */
    waits: {
        at: At;
        name: string;
    };
}
/** The first call that a function awaits on a later line than the last one that uses its rows; null where there is none, or where it can't be told. */
export declare function heldRows(program: Program, site: ReadSite): Held | null;
