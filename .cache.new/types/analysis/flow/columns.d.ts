import type { Program } from "../program.ts";
import type { ReadSite } from "../reads/read.ts";
/** Names of the properties that are read of the rows; null where a row is handed on whole, or something is done that is not seen. */
export declare function columnsUsed(program: Program, site: ReadSite): ReadonlySet<string> | null;
