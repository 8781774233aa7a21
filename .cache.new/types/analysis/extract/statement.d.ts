import type { ts as TS } from "@ts-morph/common";
import type { Expr } from "../facts.ts";
import type { Extraction } from "./state.ts";
/** Walks a statement, or any node whose value nobody uses. */
export declare function visit(x: Extraction, node: TS.Node): void;
/** Gives the names of a pattern their part of a value; of one element after another, each part is followed. */
export declare function bindPattern(x: Extraction, pattern: TS.BindingPattern, value: Expr, element: boolean): void;
