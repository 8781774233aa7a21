import type { PythonSource } from "./syntax.ts";
/** A column that a class of the same text declares. */
export interface Column {
    field: string;
    primary: boolean;
}
/** Columns of a class as its own text declares them; undefined for a class of another file. */
export declare function columnsIn({ text, root }: PythonSource, entity: string): Column[] | undefined;
/** The primary key of a class of the same text; undefined where the text does not tell it. */
export declare function keyIn(source: PythonSource, entity: string): {
    field: string;
} | {
    reason: string;
} | undefined;
