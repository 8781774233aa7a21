/** Where a statement goes that something below it needs. */
import type { ts as TS } from "@ts-morph/common";
import { type TextEdit } from "../../../../rewrite/edit.ts";
import { type Style } from "../../../../rewrite/style.ts";
/** Above a statement, or in an arrow function that gets a body of statements for it. */
export type Anchor = {
    statement: TS.Statement;
} | {
    arrow: TS.ArrowFunction;
};
/** The nearest place around an expression that runs once for all that the expression is run for. */
export declare function anchorOf(expression: TS.Expression): Anchor | null;
/** The edits with one more statement at the anchor, above whatever the edits change. */
export declare function withStatement(anchor: Anchor, line: string, edits: readonly TextEdit[], style: Style): TextEdit[] | null;
/** By how much the line of what stands at the anchor gets longer. */
export declare function movedBy(anchor: Anchor, style: Style): number;
