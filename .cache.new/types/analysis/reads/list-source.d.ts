/** Where the elements of a list come from, as far as their number is asked for. */
import type { EntrySite } from "../entries/entry.ts";
import { type Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Reached } from "../reach/node.ts";
import type { Scope } from "../values/value.ts";
import type { ReadSite } from "./read.ts";
export type ListSource = 
/** Rows of a read, and the function that reads with the way that leads into it from the list. */
{
    is: "read";
    site: ReadSite;
    node: Reached;
}
/** Whoever calls decides, and nobody who does so says how many. */
 | {
    is: "parameter";
    name: string;
    scope: Scope;
}
/** As many as are written, or as a cut leaves. */
 | {
    is: "known";
} | {
    is: "unclear";
};
export declare function sourcesOf(program: Program, entry: EntrySite, list: Expr): ListSource[];
