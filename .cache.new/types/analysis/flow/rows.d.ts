import { type At, type Use } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Reached } from "../reach/node.ts";
import type { ReadSite } from "../reads/read.ts";
import type { Scope } from "../values/value.ts";
export type Escape = "none" | "returned" | "stored" | "posted";
/** What becomes of the rows of one read inside the code that a pool runs. */
export interface RowsFlow {
    escape: Escape;
    /** How the rows are used where they are read. */
    uses: Set<Use["as"]>;
    /** Where they escape. */
    at?: At;
    /** The name that a finding on the escape stands at; none where that is no single name. */
    place?: EscapePlace;
    /** Somewhere on the way a piece of known length is cut out: `rows.slice(0, 100)`. */
    cut?: true;
}
export interface EscapePlace {
    /** Function that holds the place. */
    scope: Scope;
    at: At;
    name: string;
    /** What keeps stored rows, as a dotted name: "cache", "this.rows". */
    keeper?: string;
    /** The keeper gets more with each run, and loses nothing: `push`, `set`. */
    adds?: true;
}
/** Follows the rows from the read through names, loops and the callers that get them back, up to the entry. */
export declare function rowsFlow(program: Program, node: Reached, site: ReadSite): RowsFlow;
