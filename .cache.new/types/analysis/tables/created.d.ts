import type { Table } from "./table.ts";
/** What a text must hold to create a table; asked of every file, so one expression. */
export declare const createsTables: RegExp;
/** Tables that a text creates, by the names that statements go by. */
export declare function createdTables(text: string): Table[];
