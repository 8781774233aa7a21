/** May an awaited expression be computed before the statement that it stands in? */
import type { ts as TS } from "@ts-morph/common";
/**
 * Why the expression can't move to a statement of its own, as a clause; null when nothing that runs before it inside
 * its statement could come out differently, and it always runs. `does` is what is done there, as in "counts the rows".
 */
export declare function hoistReason(expression: TS.Expression, does: string): string | null;
