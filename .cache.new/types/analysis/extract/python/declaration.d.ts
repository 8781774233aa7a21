import type { Decorator } from "../../facts.ts";
import type { PythonWalk } from "./python-walk.ts";
import { type PythonNode } from "./tree.ts";
/** Adds a lambda; returns its index. */
export declare function extractLambda(x: PythonWalk, node: PythonNode): number;
/** Adds a function with everything inside it; returns its index. `cls` is the class that it is a method of. */
export declare function extractFunction(x: PythonWalk, node: PythonNode, decorators: Decorator[] | undefined, cls?: number): number;
export declare function extractDecorators(x: PythonWalk, nodes: readonly PythonNode[]): Decorator[];
/** Adds a class with its members. */
export declare function extractClass(x: PythonWalk, node: PythonNode, decorators: Decorator[] | undefined): void;
