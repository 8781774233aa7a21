import type { Evaluator } from "./evaluate.ts";
import { type Scope, type Value } from "./value.ts";
/** What a function's parameter may be: by its type, its default, who injects it, or else the parameter itself. */
export declare function parameterValues(evaluator: Evaluator, scope: Scope, index: number): Value[];
