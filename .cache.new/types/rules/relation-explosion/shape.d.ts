import type { Bringing } from "../../analysis/reads/related.ts";
/** What multiplies the rows of a read. */
export type Explosion = 
/** Relations to many side by side in one statement: each pair of their rows is a row of it. */
{
    is: "beside";
    of: string[];
}
/** All rows of all rows: a relation to many inside another one. */
 | {
    is: "inside";
    of: string[];
};
/** The worst that relations do to the number of rows; null where they do nothing to it. */
export declare function explosionOf({ how, related }: Bringing): Explosion | null;
