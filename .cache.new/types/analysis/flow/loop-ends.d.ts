/** Whether a loop that goes over nothing (`for (;;)`, `while`) is known to end after a few rounds. */
import type { Loop } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Scope } from "../values/value.ts";
/** True for a loop whose rounds are counted up to a written or a named limit. */
export declare function hasFewRounds(program: Program, scope: Scope, { bound, ends }: Loop): boolean;
