import type { Condition, Filter } from "../../analysis/reads/filter.ts";
import type { Table } from "../../analysis/tables/table.ts";
/** How much of a table a filter leaves. */
export type Scope = "table" | "tenant" | "parent" | "window" | "keys" | "row";
export interface Grade {
    scope: Scope;
    severity: "warning" | "information" | "nothing";
    /** The condition that decided, for the message. */
    by: Condition[];
    /** The table's name or columns say that people keep it by hand. */
    small?: boolean;
}
/**
 * How bad a read without a limit is, by what its filter leaves. A schema decides where the workspace has one, names
 * where it has none.
 */
export declare function gradeOf(filter: Filter, table: string | null, schema: Table | undefined): Grade;
/** True when a filter names what is looked for: by a value of the caller's, or a written one that is no state or flag. */
export declare function asksForOne({ conditions }: Filter): boolean;
/** Names of states, kinds and flags: of each value there are many rows. */
export declare const stateLike: RegExp;
