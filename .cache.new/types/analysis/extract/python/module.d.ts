import type { PythonWalk } from "./python-walk.ts";
import { type PythonNode } from "./tree.ts";
/** Adds what an import brings. A function's own import counts for the whole file. */
export declare function extractImport(x: PythonWalk, node: PythonNode): void;
/** Every name of a module can be imported from it, those too that it imports itself. */
export declare function extractExports(x: PythonWalk): void;
