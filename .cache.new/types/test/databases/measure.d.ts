/** What a rewrite costs and saves, on a table that does not fit: heap, resident memory, and whether it gets by with 64 MB. */
import type { Databases } from "./databases.ts";
import type { Packages } from "./machine.ts";
import type { Prepared, Rewrite } from "./suite.ts";
/** Megabytes above the idle program. */
export interface Memory {
    /** Alive after a collection, at most; null where no moment to look was found. */
    heap: number | null;
    resident: number;
}
export interface Measurement {
    before: Memory;
    after: Memory;
    /** With 64 MB of old space: what happened to the program, as it was and rewritten. */
    capped: {
        before: string;
        after: string;
    };
    /** What went wrong while rows were written; null when every row came once, undefined when it was not tried. */
    written?: string | null;
    /** The live heap of the whole rewritten program on five times as many rows, as a factor. */
    growth?: number;
    /** What differed on this many rows. */
    difference: string | null;
}
export declare class Meter {
    #private;
    constructor(given: {
        databases: Databases;
        packages: Packages;
        rows: number;
        growth: boolean;
    });
    /** Measures one rewrite beside the program that it was made of. */
    measure(prepared: Prepared, rewrite: Rewrite): Promise<Measurement>;
}
