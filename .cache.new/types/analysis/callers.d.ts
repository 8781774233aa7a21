import type { At, Expr } from "./facts.ts";
import { type Program } from "./program.ts";
import { type Scope } from "./values/value.ts";
/** A function called somewhere. */
export interface CallSite {
    scope: Scope;
    call: number;
    segment: number;
    at: At;
    arguments: Expr[];
}
/** Finds who calls a function, by a search over the texts of the files that can name it; answers are remembered. */
export declare class Callers {
    #private;
    readonly program: Program;
    constructor(program: Program);
    forget(): void;
    of(target: Scope, depth?: number): CallSite[];
}
