/** A fan-out in the syntax tree: which list is gone through, and what runs for each of its elements. */
import type { ts as TS } from "@ts-morph/common";
import type { Start } from "../../../finding.ts";
export interface FanOut {
    /** `Promise.all(xs.map(work))`; where nobody waits for all, `xs.forEach(work)` alone. */
    whole: TS.CallExpression;
    /** How all are waited for; null where nobody does, or in a way that only a limiter keeps. */
    waits: "all" | "allSettled" | null;
    /** `xs.map(work)`, inside of the whole or in a constant of its own. */
    map: TS.CallExpression;
    list: TS.Expression;
    /** The list is an array, as far as its own `map` says so. */
    isArray: boolean;
    work: TS.Expression;
}
/** The call that starts the work, where the text is still the one that the finding was made for. */
export declare function callAt(file: TS.SourceFile, start: Pick<Start, "line" | "column">): TS.CallExpression | TS.NewExpression | null;
/** The fan-out that a call is, as far as a rewrite knows it. */
export declare function fanOutOf(call: TS.CallExpression): FanOut | null;
/** Is the function one that is handed to a method which calls it for each element? */
export declare function isIterated(fn: TS.Node): boolean;
/** Does the call stand in a function that runs for each element of something else, maybe many of them at once? */
export declare function isNested(call: TS.Node): boolean;
