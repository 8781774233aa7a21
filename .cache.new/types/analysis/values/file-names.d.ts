import type { Expr } from "../facts.ts";
import type { Evaluator } from "./evaluate.ts";
import type { Scope } from "./value.ts";
/** A path that source code names: relative to the workspace, or to a working directory that is not known. */
export interface Named {
    path: string;
    base: "workspace" | "cwd";
}
export declare function pathOf(evaluator: Evaluator, expr: Expr, scope: Scope, depth: number): Named | undefined;
