import type { Evaluator } from "./evaluate.ts";
import { type ClassRef, type Value } from "./value.ts";
/** A class and its ancestors in the workspace, nearest first, and the library's class at the end where there is one. */
export declare function ancestry(evaluator: Evaluator, start: ClassRef): {
    classes: ClassRef[];
    base?: Value & {
        is: "external";
    };
};
/** A member of a class's instance (or of the class itself), looked up along its ancestors. */
export declare function findMember(evaluator: Evaluator, ref: ClassRef, name: string, isStatic: boolean): Value[];
/** `super` in a class's method: the nearest ancestor, or the library's class. */
export declare function parentOf(evaluator: Evaluator, ref: ClassRef, isStatic: boolean): Value[];
/** A class of the workspace as the library's class that it extends, if it does. */
export declare function libraryClass(evaluator: Evaluator, ref: ClassRef): Value | undefined;
/** What an object of a library does for the class that holds it, whatever class of the workspace it is of. */
export declare const heldBy: (value: Value & {
    is: "external";
}, of: ClassRef) => Value;
