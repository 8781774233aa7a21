/** Words for what needs all rows at once, as the rest of a clause that begins with the line. */
import type { ts as TS } from "@ts-morph/common";
/** `rows.method(…)`: the words for what it does with all of them. */
export declare function member(name: string, call: TS.CallExpression | null): string;
/** The array as a value of its own: the words for where it goes. */
export declare function wholeArray(rows: TS.Expression): string;
/** The promise of the rows is not awaited where it is made. */
export declare function unawaited(read: TS.Expression): string;
