import type { Expr, Parameter } from "../facts.ts";
/** What a call hands over for a parameter, by its place or by its name; undefined where it hands over nothing. */
export declare function argumentFor(parameters: readonly Parameter[], args: readonly Expr[] | undefined, index: number): Expr | undefined;
