import type { EntrySite } from "../entries/entry.ts";
import type { At } from "../facts.ts";
import { type ClassRef, type Scope } from "../values/value.ts";
/** How control gets from one function to the next. */
export interface Edge {
    from: Reached;
    at: At;
    factor: number;
    /** The call whose arguments the callee gets; undefined for a callback that somebody else calls. */
    call?: {
        call: number;
        segment: number;
    };
    how: "call" | "callback" | "inside";
    /** For a function that was handed over: who handed it over. Other callers of `from` hand over other things. */
    handedBy?: Reached;
}
/** A function that runs in a pool, with the best way there. */
export interface Reached {
    scope: Scope;
    /** Concrete class, when the function is inherited. */
    self?: ClassRef;
    confidence: number;
    entry: EntrySite;
    hops: number;
    by?: Edge;
}
export declare const reachedKey: (scope: Scope, self: ClassRef | undefined) => string;
/** The way from the entry, first step first. */
export declare function wayTo(node: Reached): Reached[];
/** Highest confidence first, then most at once, then the shorter way, then by file and line: never by chance. */
export declare function better(a: Reached, b: Reached): boolean;
