import type { Expr } from "../facts.ts";
import type { Evaluator } from "./evaluate.ts";
import { type Scope, type Value } from "./value.ts";
/** A value that a statement puts into a list, map or table. */
export interface Written {
    expr: Expr;
    scope: Scope;
}
/** True for `new Map()` and its like, before anything is done with it. */
export declare function isCollection(value: Value & {
    is: "external";
}): boolean;
/** What makes a list, map or table: the expression it is written as, or the place of its `new`. */
type Made = Expr | {
    at: number;
};
/** What other statements put into a list, map or table that is made in a file; empty for one without a name. */
export declare function writtenTo(evaluator: Evaluator, file: string, made: Made): Written[];
/** Values that a Map or Set holds: those it is made with, and those that are put in. */
export declare function heldIn(evaluator: Evaluator, { name, steps }: Value & {
    is: "external";
}): Written[];
/** Values of a list of pairs: `[["a", run]]`, and what makes one of another list: `jobs.map((job) => [job.name, job])`. */
export declare function inPairs(evaluator: Evaluator, list: Expr | undefined, scope: Scope): Written[];
export {};
