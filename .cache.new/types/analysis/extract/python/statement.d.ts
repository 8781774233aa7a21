import type { PythonWalk } from "./python-walk.ts";
import { type PythonNode } from "./tree.ts";
/** Walks the statements of a block. */
export declare function block(x: PythonWalk, node: PythonNode): void;
/** Walks a statement. */
export declare function statement(x: PythonWalk, node: PythonNode): void;
