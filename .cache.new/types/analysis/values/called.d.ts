import type { Segment } from "../facts.ts";
import type { Evaluator } from "./evaluate.ts";
import { type Scope, type Value } from "./value.ts";
/** What calling (or constructing) one value gives back. */
export declare function callValue(evaluator: Evaluator, callee: Value, link: Segment, scope: Scope): Value[];
