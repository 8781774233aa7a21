import type { Expr, Use } from "../../facts.ts";
import type { PythonWalk } from "./python-walk.ts";
import { type PythonNode } from "./tree.ts";
/**
 * `[f(x) for x in xs if g(x)]` as the call `xs.map((x) => f(x))`, which is what it does: facts say it the same way for every
 * language. Several `for` clauses stand inside each other.
 */
export declare function comprehension(x: PythonWalk, node: PythonNode, use: Use): Expr;
