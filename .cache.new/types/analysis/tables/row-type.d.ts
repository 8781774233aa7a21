import type { Program } from "../program.ts";
import type { ReadSite } from "../reads/read.ts";
import type { Column } from "./table.ts";
export type Columns = ReadonlyMap<string, Column>;
/** Columns that the rows of a read have by their written type; undefined where none is written, or not all of it is seen. */
export declare function rowColumns(program: Program, site: ReadSite, table: string | null): Columns | undefined;
