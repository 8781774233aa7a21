import type { Decorator, TypeRef } from "../facts.ts";
import type { Evaluator } from "./evaluate.ts";
import { type Scope, type Value } from "./value.ts";
/** What decorators of a parameter or field bring in: `@InjectRepository(User) users`. */
export declare function injectedValues(evaluator: Evaluator, { decorators, type }: {
    decorators?: Decorator[];
    type?: TypeRef;
}, scope: Scope): Value[];
