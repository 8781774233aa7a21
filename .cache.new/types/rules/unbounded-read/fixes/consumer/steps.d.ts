/** May the steps of a chain run row by row, in turns with what takes the rows, instead of all of them before it? */
import type { ts as TS } from "@ts-morph/common";
import type { Step } from "./consumer.ts";
import { type RowFunction } from "./row-function.ts";
/** What takes the rows after the steps, as far as it matters to them. */
export interface After {
    /** Null where nothing runs but what the steps and a quiet end compute. */
    body: TS.Node | null;
    /** The function that reads. */
    home: TS.Node | null;
    /** What a fold calls its value so far, which nobody else has. */
    own: string | null;
    leavesEarly: boolean;
    /** What it calls a value. */
    takes: TS.Node | null;
}
/** Why not, as a clause. */
export declare function stepsReason(steps: readonly Step[], after: After): string | null;
/** The value that a step's function gives, with what it computes before; null for a function that only has a name. */
export declare function whatGives({ node }: RowFunction): {
    before: TS.Statement[];
    value: TS.Expression;
} | null;
/** Can it be written as declarations and one value? */
export declare function shapeReason({ each: fn, call }: {
    each: RowFunction;
    call: TS.CallExpression;
}): string | null;
