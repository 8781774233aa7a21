/**
 * A read as its library means it, and how the library says it otherwise: a page of it, a stream, a count, a limit. One
 * file for each library makes one of these; everything else of the fixes knows no library.
 */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import type { Wanted } from "../../../../rewrite/imports.ts";
import type { ReadFacts } from "../../../finding.ts";
import type { Given } from "../consumer/consumer.ts";
import type { Chain } from "./chain.ts";
/** Why something can't be done, as a clause ("line 14 skips rows, which pages by key can't"). */
export interface Reason {
    reason: string;
}
/** Columns that rows are ordered by; together they are unique, and none of them is null. */
export type Order = readonly {
    field: string;
    descending: boolean;
}[];
/** What a library's reading is made from. */
export interface Asked {
    chain: Chain;
    facts: ReadFacts;
    file: TS.SourceFile;
}
export type Reader = (asked: Asked) => Reading | Reason;
export interface Reading {
    given: Given;
    /** Whose method is called; the last `kept` of its names stay as they are (`prisma.order` keeps `order`). */
    receiver: TS.Expression | null;
    kept: number;
    /** What the call is made from, apart from the receiver; whatever may change meanwhile is computed before the first page. */
    inputs: readonly TS.Expression[];
    /** Functions that only describe a condition, so that they may be called again for each page. */
    conditions: ReadonlySet<string>;
    /** Members of these are the same at any time: table objects, whose columns are meant. */
    constants: ReadonlySet<string>;
    /** Names that the call goes by and that stay in it: an entity's class, a table's object. */
    named: readonly TS.Identifier[];
    /** The order that is written, and its line; null for none. */
    order: {
        order: Order;
        line: number;
    } | null | Reason;
    page: (order: Order) => Page | Reason;
    stream: () => Stream | Reason;
    count: () => Count | Reason;
    /** The read of these columns alone. */
    narrow: (columns: readonly string[]) => Narrow | Reason;
    /** The read with a limit. */
    limit: (size: number) => TextEdit[] | Reason;
    writes: Writes;
}
/** One page of a read: called anew with a condition, or a builder that is kept and goes on from. */
export interface Page {
    style: "call" | "builder";
    /** Columns that had to be added to what is selected, so that rows have more than before. */
    added: readonly string[];
    /** Rows are plain objects, so that a column can be taken away again. */
    plain: boolean;
    /** The type that the program gives the rows gets the columns that it lacks. */
    retyped?: true;
    imports: readonly Wanted[];
    write: (names: PageNames) => PageText;
}
/** Names that a page is written with. */
export interface PageNames {
    /** Condition that changes from page to page, for the style "call"; the kept builder for "builder". */
    after: string;
    size: string;
    /** Last row of the page before. */
    last: string;
    quote: string;
    typescript: boolean;
    /** Name under which the file has an import. */
    imported: (one: Wanted) => string;
    /** Name that an input is kept under; null for one that stays as it is. */
    captured: (node: TS.Node) => string | null;
}
export interface PageText {
    /** Changes of the read, in offsets of the file. */
    edits: TextEdit[];
    /** What `after` is before the first page, for the style "call". */
    first: string;
    /** What it is after a page that has a last row; for "builder", what the next page is asked by. */
    next: string;
    /** For "builder": what runs the builder, such as `.execute()`. */
    run?: string;
}
/** Rows one after another, as the library and driver give them. */
export interface Stream {
    /** Is it taken by `for await`? */
    async: boolean;
    /** Does it keep a connection busy until its end? */
    holds: boolean;
    /** Rows may have another form than those of the read, as a clause for the title; null where they don't. */
    unlike: string | null;
    imports: readonly Wanted[];
    /** The expression to take rows from, or the body of a generator that hands them out. */
    write: (names: StreamNames) => {
        edits: TextEdit[];
    } | {
        body: string[];
        sync?: true;
    };
}
export interface StreamNames {
    size: number;
    quote: string;
    semicolon: string;
    indent: string;
    typescript: boolean;
    imported: (one: Wanted) => string;
    /** Text of a part of the read, with what is captured under its name. */
    text: (node: TS.Node) => string;
}
/** The number of rows in one query. */
export interface Count {
    imports?: readonly Wanted[];
    /** The whole read, as an expression that is the number once awaited; a function of what it imports. */
    text: string | ((imported: (one: Wanted) => string) => string);
    /** Is the text complete with its `await` inside, where the number has to be taken out of a row? */
    awaits: boolean;
}
/** A read that says which columns it wants. */
export interface Narrow {
    /** Those that come back: what was asked for, and the key where rows can't be told apart without it. */
    columns: readonly string[];
    /** Has a row the same type as before, though some of it is missing? */
    keepsType: boolean;
    write: (quote: string) => TextEdit[];
}
/** How the library's calls write a table, as far as their names tell. */
export interface Writes {
    addsOrRemoves: ReadonlySet<string>;
    changes: ReadonlySet<string>;
    /** Methods that run SQL of any kind. */
    raw: ReadonlySet<string>;
    /** How a write names its table. */
    by: {
        is: "member";
        name: string;
    } | {
        is: "entity";
        receiver: string;
        entity: string | null;
    } | {
        is: "token";
        tokens: readonly string[];
    };
}
