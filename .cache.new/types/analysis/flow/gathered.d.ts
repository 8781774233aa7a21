import type { Program } from "../program.ts";
import type { StreamSite } from "../reads/streams.ts";
/** How the rows of a stream become one array, where they do; a clause. */
export type Gathered = "spread" | "collected" | "pushed";
/**
 * Whether all rows of a stream are put into one array: `[...statement.iterate()]`, `Array.fromAsync(stream)`,
 * `stream.toArray()`, or a push of each row to an array that nothing empties, in a loop that nothing leaves.
 */
export declare function gatheredBy(program: Program, found: StreamSite): Gathered | undefined;
