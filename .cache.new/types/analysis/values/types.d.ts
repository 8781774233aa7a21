import type { TypeRef } from "../facts.ts";
import type { Evaluator } from "./evaluate.ts";
import { type Scope, type Value } from "./value.ts";
/** What a value annotated with a type may be. */
export declare function typeValues(evaluator: Evaluator, type: TypeRef, scope: Scope): Value[];
/** A field that an interface has of one that it extends; a method's implementations are asked of the interface itself. */
export declare function inheritedMember(evaluator: Evaluator, of: Value & {
    is: "interface";
}, name: string): Value[];
