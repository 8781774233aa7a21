/** `rows.reduce(function, first)` as a loop: how its function goes on from the value so far. */
import type { ts as TS } from "@ts-morph/common";
import type { Callback, End } from "./consumer.ts";
import { type RowFunction } from "./row-function.ts";
type Reduce = End & {
    kind: "reduce";
};
/** The fold of a `reduce`, or why it can't be a loop. An async one has to wait for the row before, first of all. */
export declare function foldOf(call: TS.CallExpression): Reduce | {
    reason: string;
};
/** What a callback gives: the expressions after `return`, or its only expression. */
export declare function returnsOf({ body }: Callback): TS.Expression[];
/** `acc`, `(…, acc)`, and `acc.set(…)` of a Map or Set, which is the same object. */
export declare function givesBack(node: TS.Expression, name: string, first: TS.Expression): boolean;
/** Does each way through the statements end with `return` or `throw`? */
export declare function endsInReturn(node: TS.Node): boolean;
/** For what reads a fold: its function always is one written at its place. */
export declare function folding({ node }: RowFunction): Callback;
export {};
