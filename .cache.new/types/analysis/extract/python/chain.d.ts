import type { Expr, Use } from "../../facts.ts";
import type { PythonWalk } from "./python-walk.ts";
import { type PythonNode } from "./tree.ts";
/** A slice, as a method with the arguments start and stop. */
export declare const sliceName = "[:]";
/** An attribute, an element, a call, or several of them one after another. */
export declare function chain(x: PythonWalk, node: PythonNode, use: Use): Expr;
/** A dotted module's name as one name: a dot would stand for a member. */
export declare const moduleName: (dotted: string) => string;
/** Arguments by position, and behind them those with a name as one object. */
export declare function argumentsOf(x: PythonWalk, list: PythonNode, call: number | undefined, name: string): Expr[];
