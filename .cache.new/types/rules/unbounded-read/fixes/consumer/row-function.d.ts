/** A function that is called with each row, such as that of `filter`, `map` and `reduce`, as what it gives. */
import type { ts as TS } from "@ts-morph/common";
import type { Callback } from "./consumer.ts";
export interface RowFunction {
    /** The function written at its place, or the name of one of the file or the language. */
    node: Callback | TS.Identifier;
    /** Its parameter for what `reduce` has so far. */
    before: TS.ParameterDeclaration | null;
    row: TS.ParameterDeclaration | null;
    index: TS.Identifier | null;
}
/** Reads the function of `rows.method(function)`; `folds` is for `reduce`, whose row is the second parameter. */
export declare function rowFunction(call: TS.CallExpression, folds?: boolean): RowFunction | {
    reason: string;
};
/** Is it declared `async`? Then a call only starts the work. */
export declare function isAsync({ node }: RowFunction): boolean;
type Named = TS.FunctionDeclaration | Callback;
/** The only function of the file by that name, declared or kept in a `const`; null where there is none or are several. */
export declare function functionNamed(name: TS.Identifier): Named | null;
export {};
