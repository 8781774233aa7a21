import type { TypeRef } from "../../facts.ts";
import type { PythonWalk } from "./python-walk.ts";
import { type PythonNode } from "./tree.ts";
/** A type as it is annotated; undefined for what is no name. */
export declare function typeRef(x: PythonWalk, node: PythonNode | undefined): TypeRef | undefined;
