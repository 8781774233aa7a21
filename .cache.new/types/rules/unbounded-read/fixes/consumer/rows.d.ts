/** Where the array of rows stands in the program: under which names, taken out of which value, with which type. */
import type { ts as TS } from "@ts-morph/common";
import type { Given } from "./consumer.ts";
export interface Rows {
    /** Expressions that are the array, in the order of the text. */
    places: TS.Expression[];
    /** Statements that only name the rows, or the value that holds them; the first has the read. */
    declarations: TS.VariableStatement[];
    /** Type of one row where the program says so itself, by `as Order[]` or `: Order[]`. */
    rowType: string | null;
}
/** Follows the value of the read to the places where its rows are used; a reason where it can't be followed. */
export declare function rowsOf({ read, awaited, rows: want }: Given): Rows | {
    reason: string;
};
/** The same for a variable that what was made of the rows is kept in. */
export declare function rowsNamed(variable: TS.VariableDeclaration): Rows | {
    reason: string;
};
