/**
 * The loop that takes the place of a chain, as its head and the lines that its body begins with: what the steps make of
 * a row, one after the other, under names that don't get in each other's way.
 */
import type { ts as TS } from "@ts-morph/common";
import type { Consumer } from "./consumer.ts";
export interface Layout {
    /** `const order`, between `for (` and ` of`. */
    head: string;
    /** Type of a row that the head can't say itself. */
    type: string | null;
    /** Statements at the beginning of the body; one that `opens` is the head of a loop that the rest stands in. */
    lines: {
        text: string;
        opens: boolean;
    }[];
    /** Names of numbers that begin with 0 before the loop. */
    counters: string[];
    /** The counter that answers what asks for a length beside the loop. */
    counted: string | null;
    /** Names of the end that have another name now. */
    renames: Map<string, string>;
    /** What the end can call its element; null where a pattern takes it apart. */
    element: string | null;
    /** The question of a search, or of a last filter whose rows are only counted. */
    condition: string | null;
}
/** How the lines are written. */
export interface Form {
    noun: string;
    semicolon: string;
    indent: string;
    /** Indentation of the body's lines. */
    at: string;
    /** Names that nothing new may have. */
    taken: Iterable<string>;
}
/** Lays the loop out; a reason where names or loops would get in each other's way. */
export declare function layoutOf(consumer: Consumer, form: Form): Layout | {
    reason: string;
};
/** Comments before `.filter(` and in front of its function, which would go with the chain. */
export declare function commentsOf(call: TS.CallExpression): string[];
