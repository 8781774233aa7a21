import type { Runs } from "../../catalog/index.ts";
import type { Expr, Segment } from "../facts.ts";
import type { Program } from "../program.ts";
import { type Found } from "../values/places.ts";
import type { Scope, Value } from "../values/value.ts";
import type { EntryTarget } from "./entry.ts";
/** Functions that run, and parameters whose callers know which. */
export interface FoundTargets {
    targets: EntryTarget[];
    handedOver: {
        parameter: Value & {
            is: "parameter";
        };
    }[];
}
/** The functions that an entry's call runs, as its pattern says. */
export declare function targetsOf(program: Program, runs: Runs, segment: Segment, scope: Scope): FoundTargets;
/** Each function that a value holds: an object, a list, a module, an instance; or the function that it is. */
export declare function collected(program: Program, found: Found): FoundTargets;
/** Functions that a member of an argument may be: `register(handler)`, where the work is `handler.process`. */
export declare function memberTargets(program: Program, argument: Expr | undefined, scope: Scope, path: readonly string[]): EntryTarget[];
/** Functions that an expression may be; a parameter means that the callers know. */
export declare function functionsOf(program: Program, expr: Expr, scope: Scope): FoundTargets;
