import type { Expr } from "../facts.ts";
import type { Evaluator } from "./evaluate.ts";
import { type Scope, type Value } from "./value.ts";
/** A name, looked up to the expression that gave it its value, or to the parameter it is. */
type Origin = {
    is: "parameter";
    parameter: Value & {
        is: "parameter";
    };
} | {
    is: "expression";
    expr: Expr;
    scope: Scope;
};
/** What a name was given in its own file, before types have a say: callers decide what a typed parameter holds. */
export declare function originOf(evaluator: Evaluator, expr: Expr, scope: Scope, depth?: number): Origin | undefined;
/** What stands at a place of a call's arguments. */
export type Found = {
    is: "value";
    expr: Expr;
    scope: Scope;
} | {
    is: "missing";
}
/** Something may be there, and it can't be told what. */
 | {
    is: "unknown";
}
/** Comes from a parameter of the function around; `path` are all the keys that lead into it. */
 | {
    is: "parameter";
    parameter: Value & {
        is: "parameter";
    };
    path: string[];
}
/** One of several, as a condition decides. */
 | {
    is: "either";
    of: Found[];
};
/** Follows keys into an expression: objects, names of objects, spreads (the later wins). */
export declare function follow(evaluator: Evaluator, expr: Expr | undefined, scope: Scope, path: readonly string[], depth?: number): Found;
/** A number that limits, or why there is none. */
export type Limit = {
    is: "number";
    value: number;
}
/** Nothing is there, or `undefined`, or a number no table reaches. */
 | {
    is: "none";
}
/** Something is there, and it can't be told what. */
 | {
    is: "some";
} | {
    is: "parameter";
    parameter: Value & {
        is: "parameter";
    };
    path: string[];
    /** What holds when the callers give none. */
    otherwise?: Limit[];
};
/** Every limit that an expression may be. */
export declare function limits(evaluator: Evaluator, found: Found, depth?: number): Limit[];
/** The number an expression is, when that can be told: literals, constants, arithmetic. */
export declare function numberOf(evaluator: Evaluator, expr: Expr, scope: Scope, depth?: number): number | undefined;
/**
 * "2.concurrency" → the argument's index and the keys inside; "last" the last argument, "number" the first number,
 * "function" the first function, "any" the first argument that has the keys.
 */
export declare function argumentAt(evaluator: Evaluator, args: readonly Expr[], path: string, scope: Scope): Found;
export {};
