import type { Expr } from "../facts.ts";
/** Keys and values of an object as it is written. */
export type Entries = [name: string, value: Expr, key?: Expr][];
/** Each object that is written in an expression, also in a list or in another object. */
export declare function objectsIn(expr: Expr | undefined): Entries[];
