import type { Expr, Segment } from "../facts.ts";
import type { Evaluator } from "./evaluate.ts";
import type { Scope, Value } from "./value.ts";
export type Given = Value & {
    is: "parameter";
};
/** In a path: what the parameter is, is constructed here. */
export declare const constructed = "new()";
/**
 * Parameters that an expression was given by, on whatever way it was kept meanwhile: a name, a field that the
 * constructor or another method sets, a list or table that a method puts it into, an object that is made of it.
 */
export declare function givenBy(evaluator: Evaluator, expr: Expr | undefined, scope: Scope, depth?: number): Given[];
/** `new Task().run`, `map.get(key).run`, `options.run`: the parameters that the end of a chain was given by. */
export declare function givenByChain(evaluator: Evaluator, root: Expr, chain: readonly Segment[], scope: Scope, depth?: number): Given[];
