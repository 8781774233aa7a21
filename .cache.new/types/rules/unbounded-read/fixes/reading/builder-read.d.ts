/** Reads that are built by a chain of methods: which of them a page keeps, and in what order rows come. */
import type { ts as TS } from "@ts-morph/common";
import { type Chain, type Link } from "./chain.ts";
import type { Order, Reason } from "./reading.ts";
/** What a library's methods mean for pages. */
export interface BuilderSpec {
    /** Methods that mean the same for a page as for the whole read. */
    kept: ReadonlySet<string>;
    /** Methods that pages can't keep, as a clause about the line they stand on. */
    refused: Readonly<Record<string, string>>;
    /** Methods that run the builder and give its rows. */
    runs: ReadonlySet<string>;
}
/** The clauses that libraries share. */
export declare const refusedMethods: Readonly<Record<string, string>>;
/** The links that make up the read, from the first to the one that gives its rows. */
export declare function partsOf({ links, at }: Chain, start: number, { kept, runs, refused }: BuilderSpec): Link[];
/** The first method that a page can't keep; null where all can stay. */
export declare function methodReason(parts: readonly Link[], { kept, refused, runs }: BuilderSpec): Reason | null;
/** Columns as texts: `"id"`, `"orders.id"`, `["a", "b"]`; null where one is something else. */
export declare function columnTexts(values: readonly TS.Expression[]): string[] | null;
/** `orders.id` → id. */
export declare const bareColumn: (text: string) => string;
/** `orderBy("id", "desc")`, `orderBy(["a", { column: "b", order: "desc" }])`, one call after another. */
export declare function orderOf(parts: readonly Link[], methods: ReadonlySet<string>): {
    order: Order;
    line: number;
} | null | Reason;
/** The statement's text holds an `or` that is in no parentheses, so that a further condition would bind to its end alone. */
export declare function hasOpenOr(text: string): boolean;
