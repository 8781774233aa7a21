/** A value that is computed from all rows, written as a loop that comes to the same value one row after the other. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import type { Written } from "./edits.ts";
/** Lines that compute a value, and the name that has it afterwards. */
export interface Computed {
    name: string;
    lines: string[];
}
/** `const total = rows.reduce(…)`: a variable that the loop can work on itself. */
export interface Own {
    name: string;
    type: string | null;
    keyword: "const" | "let";
    statement: TS.Statement;
}
/** Edits for a value that stands somewhere in a statement: `reduce`, a search, a number of rows. */
export declare function valueEdits(written: Written): TextEdit[];
/** A name that nothing around has, nor what was laid out. */
export declare function newName(wanted: string, { consumer, source, laid }: Written): string;
