import type { Expr, TypeRef } from "../facts.ts";
import type { Evaluator } from "./evaluate.ts";
import { type Scope, type Value } from "./value.ts";
/** What a file exports under a name, without a look at what is known already. */
export declare function exportOf(evaluator: Evaluator, file: string, name: string, seen: Set<string>): Value[];
/** The type of a function that gives a type back. */
export declare const makerOf: (back: TypeRef) => TypeRef;
/** Value of an interface or alias of a file. */
export declare function typeOf(evaluator: Evaluator, file: string, type: number): Value[];
/** `const { User } = require("./models")` of an object that is filled at run time: the folder's name and the member's. */
export declare function filledLater(evaluator: Evaluator, init: Expr | undefined, scope: Scope): Value | undefined;
