/** Which expressions of one function stand for a page of rows, or for one row, once it is known where the page comes from. */
import { type Expr, type FunctionFacts } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Scope } from "../values/value.ts";
/** Where pages come from: the calls of the function, and whether such a call gives an object or pair around the page. */
export interface Source {
    isSource(expr: Expr | undefined): boolean;
    /** Given to each round of a loop over the source: a page, or a row. */
    gives?: "pages" | "rows";
    /** The page is the first of two: `[rows, total]`. */
    pair?: boolean;
}
export interface PageValues {
    isPage(expr: Expr | undefined): boolean;
    isRow(expr: Expr | undefined): boolean;
    /** Names of pages, for their uses. */
    pages: ReadonlySet<string>;
    rows: ReadonlySet<string>;
}
/** Follows pages and rows through the names of a function. */
export declare function pageValues(program: Program, scope: Scope, source: Source): PageValues;
/** Whether a function hands pages on, and as what: its own value, or from round to round. */
export declare function handedOn(fn: FunctionFacts, { isPage, rows, pages }: PageValues): "returned" | Source["gives"] | undefined;
/** The value of a call, or of a name that it is given to for a loop over it. */
export declare const sourceOf: ({ bindings }: FunctionFacts, index: number) => (expr: Expr | undefined) => boolean;
