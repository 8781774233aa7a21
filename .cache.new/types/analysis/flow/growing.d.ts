/** Lists and tables that only grow from round to round of a loop. */
import type { At } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Scope } from "../values/value.ts";
/** True for a list or table that was made before a loop, that nothing empties, and whose size the loop does not ask for. */
export declare function growsFrom(program: Program, scope: Scope, list: string, loop: {
    start: At;
    isInside(at: At): boolean;
}): boolean;
