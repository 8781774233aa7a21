import type { Expr } from "../facts.ts";
import type { Evaluator } from "./evaluate.ts";
import { type Scope, type Value } from "./value.ts";
/** A member of an object or list that is written in the code; "[]" is any element. */
export declare function writtenMember(evaluator: Evaluator, expr: object & Expr, scope: Scope, name: string): Value[];
