import type { PythonWalk } from "./python-walk.ts";
import { type PythonNode } from "./tree.ts";
/** What a loop goes over in the end: `xs` of `enumerate(xs)`. */
export declare function iterable(x: PythonWalk, node: PythonNode): PythonNode;
/** True where each element comes with its number. */
export declare const isNumbered: (x: PythonWalk, node: PythonNode) => boolean;
