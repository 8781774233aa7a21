import type { Expr, FileFacts } from "../facts.ts";
/** An object as it is written, and the function that it stands in. */
export interface Written {
    expr: Expr;
    fn: number;
}
/** The object that a function is written into as a method: what `this` means in it. */
export declare function objectAround(facts: FileFacts, fn: number): Written | undefined;
