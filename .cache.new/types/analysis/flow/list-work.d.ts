/** What a function does with a list of rows that a database could do: count, filter, sort, add up, find, leave out doubles. */
import { type At } from "../facts.ts";
import type { Program } from "../program.ts";
import type { ReadSite } from "../reads/read.ts";
export type WorkKind = "count" | "filter" | "find" | "sort" | "sum" | "distinct";
/** One thing that is done with the whole list. */
export interface ListWork {
    kind: WorkKind;
    at: At;
    /** Columns that it looks at. */
    columns: string[];
}
/** All that is done with the rows of a read, in order; null where something is done that a database can't, or that is not seen. */
export declare function listWork(program: Program, site: ReadSite): ListWork[] | null;
