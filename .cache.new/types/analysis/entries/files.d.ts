import type { Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import { type Named } from "../values/file-names.ts";
import type { Scope } from "../values/value.ts";
/** How a library reads a path: what a relative one counts from, and the folder that it lies in where that is told apart. */
export interface PathRule {
    base: "cwd" | "caller";
    within?: Named | undefined;
}
/** The workspace file that an expression names as a worker's file, with how sure that is. */
export declare function workerFile(program: Program, expr: Expr, scope: Scope, rule: PathRule): {
    file: string;
    factor: number;
} | undefined;
/** Source files that lie in a folder itself. */
export declare function filesIn(program: Program, named: Named, scope: Scope): {
    file: string;
    factor: number;
}[];
