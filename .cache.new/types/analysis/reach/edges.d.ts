import type { At } from "../facts.ts";
import type { Program } from "../program.ts";
import { type ClassRef, type Scope, type Value } from "../values/value.ts";
import type { Edge, Reached } from "./node.ts";
/** A function that may run next. */
export interface Next {
    scope: Scope;
    self?: ClassRef;
    at: At;
    factor: number;
    how: Edge["how"];
    call?: {
        call: number;
        segment: number;
    };
}
export interface Outgoing {
    next: Next[];
    /** Calls of a parameter, to be resolved with the callers' arguments. */
    parameters: {
        parameter: Value & {
            is: "parameter";
        };
        next: Next;
    }[];
}
/** What a reached function runs: the functions it calls, hands over, or holds as callbacks. */
export declare function edgesFrom(program: Program, node: Reached): Outgoing;
/** A parameter that is itself a parameter is asked of the callers' callers, this far. */
export declare const mostHandOvers = 5;
export interface Handed {
    next: Next[];
    /** Parameters of the caller's that it hands on. */
    further: (Value & {
        is: "parameter";
    })[];
}
/** What one call hands over for a parameter (or for a member of it): functions, and parameters of its own. */
export declare function handedBy(program: Program, parameter: Value & {
    is: "parameter";
}, caller: Scope, place: {
    call: number;
    segment: number;
}): Handed;
