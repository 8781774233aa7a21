import type { Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Scope } from "../values/value.ts";
import { type Told } from "./concurrency.ts";
/** How often a construction is evaluated: loops and `Array.from({ length })` around it. */
export declare function constructions(program: Program, scope: Scope, call: number, depth?: number): Told;
/** Elements of a list that is started all at once: a literal's count, a slice's or chunk's size, or no limit. */
export declare function lengthOf(program: Program, list: Expr, scope: Scope): Told;
