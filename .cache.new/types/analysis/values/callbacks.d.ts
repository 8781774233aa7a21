import type { Expr, FileFacts } from "../facts.ts";
import type { Evaluator } from "./evaluate.ts";
import type { Scope } from "./value.ts";
/** Methods that hand each element of a list to a callback. */
export declare const takesElements: ReadonlySet<string>;
/** The call that a function literal is an argument of, in the function that holds the call. */
export interface CallbackPlace {
    fn: number;
    call: number;
    segment: number;
    argument: number;
}
/** Where a function of a file is handed to a call; undefined for one that is no argument. */
export declare function callbackPlace(facts: FileFacts, fn: number): CallbackPlace | undefined;
/** `list.forEach((one) => …)`: the list by its name, seen from the callback. */
export declare function listHandedTo(evaluator: Evaluator, scope: Scope): {
    expr: Expr;
    scope: Scope;
} | undefined;
