import type { Expr } from "../../facts.ts";
import type { PythonWalk } from "./python-walk.ts";
import { type PythonNode } from "./tree.ts";
/** Gives a value to a target; returns the value. */
export declare function assignTo(x: PythonWalk, target: PythonNode, from: PythonNode | undefined): Expr;
export declare const isPattern: (node: PythonNode) => boolean;
/** Gives the names of a target their part of a value; of one element after another, each part is followed. */
export declare function bindTarget(x: PythonWalk, target: PythonNode, value: Expr, element: boolean): void;
