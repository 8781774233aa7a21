import { type Wanted } from "./imports.ts";
export declare const moreThan: Wanted;
/** The text with what is wanted, and what it is called there. */
export declare function added(text: string, wanted: readonly Wanted[], fileName?: string): {
    names: string[];
    text: string;
};
/** A file before, what is wanted is written as in it, and the file after. */
export type Row = [name: string, before: string, written: string, after: string, fileName?: string];
/** A test for each row. */
export declare function table(name: string, wanted: Wanted, rows: readonly Row[]): void;
