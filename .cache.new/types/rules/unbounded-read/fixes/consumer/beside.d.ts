/** What asks for the number of rows beside the loop that takes them: kept where the loop can count them itself. */
import type { ts as TS } from "@ts-morph/common";
import type { Beside } from "./consumer.ts";
/** Sorts the lengths that are asked for beside a loop; a reason for one that the loop can't answer. */
export declare function besideLoop(loop: TS.Statement, lengths: readonly TS.Expression[], body: TS.Node | null): Beside | {
    reason: string;
};
/** The loop with its labels. */
export declare function labelled(loop: TS.Statement): TS.Statement;
/** Does a loop's body end the loop by `break`, or by a label outside of it? */
export declare function breaks(body: TS.Node): boolean;
/** Does a loop's body end the loop in any way but by its last row? */
export declare function leavesEarly(body: TS.Node): boolean;
