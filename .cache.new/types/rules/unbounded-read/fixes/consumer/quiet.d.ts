/** What can be run at another time and nobody can tell: it changes nothing, waits for nothing, and does not fail. */
import type { ts as TS } from "@ts-morph/common";
/**
 * The first part of a node that could be seen from outside, or that changes more than a variable declared in it; null
 * when there is none. Functions are looked into where they are called.
 */
export declare function firstNoise(node: TS.Node, depth?: number): TS.Node | null;
/** Does a call change nothing, wait for nothing and tell nobody but a log? */
export declare function isQuietCall(call: TS.CallExpression, depth: number): boolean;
/** `i++`, `--i`. */
export declare function isStep(node: TS.Node): node is TS.PostfixUnaryExpression | TS.PrefixUnaryExpression;
/** A `Map` or `Set` of the file: made by `new`, or said by its type. */
export declare function isCollection(node: TS.Expression): boolean;
/**
 * The first part of a quiet expression that may fail for one row and not for another; null when none does. The row's own
 * properties can be asked for, what they hold may be missing. `names` are those that depend on the row.
 */
export declare function firstFailure(node: TS.Node, row: string | null, names: ReadonlySet<string>): TS.Node | null;
