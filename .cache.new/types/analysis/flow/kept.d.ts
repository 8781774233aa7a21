import type { Program } from "../program.ts";
import type { ReadSite } from "../reads/read.ts";
/**
 * How many rows of a result, from its first on, the program ever looks at: `rows.slice(0, 10)`, `rows[0]`, `rows.length = 5`.
 * Undefined where any other use may look at more.
 */
export declare function keptRows(program: Program, site: ReadSite): number | undefined;
