import type { Column } from "../../analysis/tables/table.ts";
type Written = Pick<Column, "name" | "type" | "stored">;
/** Columns whose values may be as long as somebody cared to write, of all that a table has. */
export declare function wideOf<C extends Written>(columns: readonly C[]): C[];
export {};
