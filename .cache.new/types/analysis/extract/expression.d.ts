import type { ts as TS } from "@ts-morph/common";
import type { Expr, Use } from "../facts.ts";
import type { Extraction } from "./state.ts";
/**
 * An expression's facts; the calls inside it are added to the current function.
 * `use` says what becomes of its value.
 */
export declare function expression(x: Extraction, node: TS.Expression, use: Use): Expr;
