/** Reads whose statement is SQL in a text: the drivers', and what ORMs hand on to them. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import type { Wanted } from "../../../../rewrite/imports.ts";
import type { Narrow, Order, Page, Reason } from "./reading.ts";
import { type Statement } from "./statement.ts";
/** How a driver takes values. */
export interface Binding {
    /** `$1`, `$2`, …, or a `?` for each in turn. */
    placeholder: "numbered" | "mark";
    /** Values come as one list (pg), or as arguments of their own (SQLite). */
    values: "list" | "arguments";
    /** Stands around names that are no plain words. */
    around: '"' | "`";
    /** A single value may stand in the list's place. */
    single?: true;
}
export interface SqlCall {
    /** The argument that holds the statement. */
    text: TS.Expression;
    /** The call that takes the values, and from which argument on. */
    call: TS.CallExpression;
    from: number;
    binding: Binding;
    types: SqlTypes;
}
/** Types that the program writes beside a statement. */
export interface SqlTypes {
    /** That of the rows, whether it is the type of all of them (`User[]`), and whether the driver wants it as a whole. */
    rows?: {
        node: TS.TypeNode;
        list: boolean;
        whole?: true;
    } | undefined;
    /** That of the values, which are more in a page. */
    values?: TS.TypeNode | undefined;
    /** What a list of values is, where `unknown[]` won't do. */
    value?: Wanted;
    /** Fields of the key that the rows' type does not have. */
    untyped: readonly string[];
}
/** The statement as a plain select, or why it is none. */
export declare function parsed({ text }: SqlCall): Statement | Reason;
/** The written order, and its line. */
export declare function orderIn(read: SqlCall): {
    order: Order;
    line: number;
} | null | Reason;
/** A page: the condition grows by what comes after the last row, the statement gets its order and a limit. */
export declare function sqlPage(read: SqlCall, order: Order): Page | Reason;
/** `select *` with a list in the place of the star; the type of the rows becomes that of these columns. */
export declare function sqlNarrow(read: SqlCall, columns: readonly string[]): Narrow | Reason;
/** Where the `*` of a `select *` stands in the statement's head; null where columns are named. */
export declare function starOf({ columns, head }: Statement): number | null;
/** `User` becomes `Pick<User, "id" | "total">`, `User[]` a list of these. */
export declare function picked({ node, list }: NonNullable<SqlTypes["rows"]>, columns: readonly string[]): TextEdit[];
export declare const isTyped: (node: TS.Node) => boolean;
/** What gives the written type of the rows the columns of an order that it lacks, or why that can't be told. */
export declare function retypedFor(order: Order, added: readonly string[], { rows, untyped }: Pick<SqlTypes, "rows" | "untyped">, read: TS.Node, type?: string): TextEdit[] | Reason;
/** `id desc, name` */
export declare function orderText(order: Order, around: string): string;
/** A column as a statement writes it: databases fold what is not in quotes to small letters. */
export declare function sqlName(column: string, around: string): string;
/** What comes after the last row in an order: `a > ? or (a = ? and b > ?)`; `value` gives the mark of a field's value. */
export declare function afterText(order: Order, around: string, value: (field: string) => string): string;
export declare const escaped: (text: string) => string;
