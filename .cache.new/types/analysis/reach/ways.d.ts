import { type Reached } from "./node.ts";
import type { Walk } from "./walk.ts";
/**
 * The best way to a function, then the others, best first: who calls it decides what is handed over, so a read that one
 * caller limits may be without a limit for another.
 */
export declare function waysTo(walk: Walk, node: Reached): Generator<Reached>;
