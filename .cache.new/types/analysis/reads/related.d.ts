import { type Brought } from "../../catalog/index.ts";
import type { Program } from "../program.ts";
import type { Table } from "../tables/table.ts";
import type { Tables } from "../tables/tables.ts";
import type { ReadSite } from "./read.ts";
/** Rows of another table that a read brings along. */
export interface Related {
    name: string;
    /** One row has many of them. */
    many: boolean;
    /** Something at the relation itself limits or filters them, or reads them by themselves. */
    limited: boolean;
    within: Related[];
}
/** All that a read brings along, and how. */
export interface Bringing {
    how: Brought;
    related: Related[];
}
/** The related rows that a read brings, as far as they are written at the read; undefined where it brings none. */
export declare function relatedOf(program: Program, site: ReadSite, table: string | null, schema: Table | undefined, tables: Tables): Bringing | undefined;
