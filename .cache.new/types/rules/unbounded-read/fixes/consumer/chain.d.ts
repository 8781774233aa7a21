/** `rows.filter(…).map(…)`: the steps between the array and what takes its rows at last. */
import type { ts as TS } from "@ts-morph/common";
import type { Step } from "./consumer.ts";
/** An expression whose rows are taken, after steps. */
export interface Chain {
    steps: Step[];
    /** The last call of the steps, or the array itself. */
    at: TS.Expression;
}
/** Follows the calls on an array as far as they take rows one by one; the reason is that of the last step. */
export declare function chainOf(rows: TS.Expression): Chain | {
    reason: string;
};
/** `at.name(…)`; null where the expression is not asked for a method, or may be missing. */
export declare function callOn(at: TS.Expression): TS.CallExpression | null;
/** What the last step makes, as a reason: for a value that goes where all of it is needed. */
export declare function madeBy(steps: readonly Step[]): string;
