/** May a read that stands above a loop be moved down into it? Only if nothing in between can tell the difference. */
import type { ts as TS } from "@ts-morph/common";
/** Why the read can't move from its declaration to the loop, as a clause; null when it can. `leftOut` go away or move. */
export declare function betweenReason(declaration: TS.Statement, loop: TS.Node, leftOut?: readonly TS.Statement[]): string | null;
