import type { Evaluator } from "./evaluate.ts";
import { type Value } from "./value.ts";
/** Any element of a list, a Map or Set, or what `Object.values` and its like make of a table or module. */
export declare function itemsOf(evaluator: Evaluator, value: Value): Value[];
/** What a Map gives for a key that is not known. */
export declare function valuesOf(evaluator: Evaluator, map: Value & {
    is: "external";
}): Value[];
/** What a table or list gives for a key that is not known. */
export declare function indexed(evaluator: Evaluator, value: Value): Value[];
