import type { Expr } from "../facts.ts";
import type { Evaluator } from "./evaluate.ts";
import type { Scope, Value } from "./value.ts";
/** What functions inside another give to one of its names: `let db; export function getDb() { db ??= connect(); … }`. */
export declare function assignedInside(evaluator: Evaluator, name: string, owner: Scope): Value[];
/** One part of an object that a statement of its own gives it: `query.owner = id`. */
export interface AssignedPart {
    /** Keys that lead to it. */
    path: string[];
    expr: Expr;
    scope: Scope;
}
/** Parts that an object gets after it was made, by the name that it has in a function. */
export declare function assignedParts(evaluator: Evaluator, name: string, scope: Scope): AssignedPart[];
