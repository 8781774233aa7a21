import type { Expr, Use } from "../../facts.ts";
import type { PythonWalk } from "./python-walk.ts";
import { type PythonNode } from "./tree.ts";
/**
 * An expression's facts; the calls inside it are added to the current function.
 * `use` says what becomes of its value.
 */
export declare function expression(x: PythonWalk, node: PythonNode, use: Use): Expr;
