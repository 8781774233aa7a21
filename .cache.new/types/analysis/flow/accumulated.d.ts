/** Pages of a bounded read that are all put into one list, so that in the end it holds every row. */
import { type At } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Reached } from "../reach/node.ts";
import type { ReadSite } from "../reads/read.ts";
import type { Scope } from "../values/value.ts";
/** Where pages or rows are added to what holds them all. */
export interface Accumulated {
    scope: Scope;
    at: At;
    /** What the finding stands under: `push`, the list's name. */
    name: string;
    /** What holds the rows; none where a function hands its page back together with the next ones. */
    list?: string;
}
/** Follows the pages of a read from the loop that asks for them, or up to it, on one way. */
export declare function accumulated(program: Program, node: Reached, site: ReadSite): Accumulated | undefined;
