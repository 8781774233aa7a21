import { type At } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Walk } from "../reach/walk.ts";
import type { Made } from "./made.ts";
/** What becomes of a pool, as far as the function that makes it tells. */
export type Ending = 
/** Closed on some way, or by what stands around it. */
{
    is: "closed";
}
/** Closed where nothing throws before. */
 | {
    is: "closed-at-last";
    at: At;
}
/** Somebody else has it too, and may close it. */
 | {
    is: "handed-on";
}
/** Nobody closes it. */
 | {
    is: "open";
    name: string | undefined;
};
/** Follows a pool from where it is made through the names and callbacks of its function. */
export declare function endingOf(program: Program, walk: Walk, made: Made): Ending;
