import type { AtOnce } from "../../catalog/index.ts";
import type { Program } from "../program.ts";
import { type Found } from "../values/places.ts";
import { type Scope, type Step } from "../values/value.ts";
import type { Arguments, Concurrency } from "./entry.ts";
export interface Told {
    atOnce: Concurrency;
    source: string;
}
/** Where an entry is called: what was done to its receiver before, and which link of the chain calls it. */
export interface CallPlace {
    scope: Scope;
    call: number;
    segment: number;
    steps: readonly Step[];
}
export declare const unknown: Told;
/** How many run at once, as far as the source says; never a guess. */
export declare function concurrencyOf(program: Program, atOnce: AtOnce, own?: Arguments, maker?: Arguments, place?: CallPlace): Told;
/** The text at a place, when it is one. */
export declare function textOf(program: Program, found: Found): string | undefined;
