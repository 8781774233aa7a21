import type { Segment } from "../facts.ts";
import type { Scope, Value } from "./value.ts";
/** Recognises values of libraries where evaluation needs to know (a callback's parameter); the catalog answers. */
export interface Recognition {
    /** Value of parameter `index` of a function that is handed to a library's call; undefined when it says nothing. */
    callbackParameter(call: {
        callee: Value[];
        segment: Segment;
        scope: Scope;
    }, index: number): Value | undefined;
    /** What the receiver of a method is by what the method is handed, as the name of a step; undefined when that says nothing. */
    receiverOf(receiver: Value & {
        is: "external";
    }, segment: Segment, scope: Scope): string | undefined;
}
