/**
 * Runs programs one after another on one open database and prints a line of JSON for each: `main.js PROGRAM…`. Copied
 * beside the programs. `MEASURE` asks for the heap after collections (`heap`, with --expose-gc) or the keys (`keys`).
 */
import { type Shown } from "./emit.ts";
export interface Outcome extends Partial<Shown> {
    program: string;
    /** What it gave back. */
    result?: unknown;
    error?: string;
    milliseconds: number;
    /** Megabytes above those of the open database. Of the heap: what was left after a collection, at most. */
    heap?: number;
    /** Megabytes of the heap with the database open and nothing read. */
    idle?: number;
    resident: number;
}
