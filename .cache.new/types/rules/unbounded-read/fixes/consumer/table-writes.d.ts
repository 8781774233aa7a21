/** Does what a loop does with a row write the table that is read, in a way that pages would see? */
import type { ts as TS } from "@ts-morph/common";
import { type FunctionNode } from "../scope.ts";
import type { LoopBody } from "./loop-body.ts";
/**
 * Writes of the table in the loop's body and in functions of the same file that it calls, as a clause. What other files
 * do can't be seen from here; the fix's page says so.
 */
export declare function writesReason(loop: LoopBody, depth?: number, seen?: Set<TS.Node>): string | null;
/** `save(row)` and `this.save(row)`: what goes by that name in the file. */
export declare function functionsCalled(callee: TS.Expression, file: TS.SourceFile): FunctionNode[];
/** The call as a write of the table that the loop reads, as a clause; null when it is none or leaves the order of pages alone. */
export declare function writeReason(call: TS.CallExpression, loop: LoopBody): string | null;
/** An object written in that place. */
export declare function objectOf(node: TS.Expression | undefined): TS.ObjectLiteralExpression | null;
/** Is the node a use of the row's name? */
export declare function isRow(node: TS.Node, row: LoopBody["row"]): boolean;
