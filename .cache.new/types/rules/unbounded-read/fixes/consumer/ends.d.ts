/** What takes the rows at last: a loop, `forEach`, `reduce`, a search, a length. */
import type { ts as TS } from "@ts-morph/common";
import { type Chain } from "./chain.ts";
import type { End } from "./consumer.ts";
/** What a chain is given to; a declaration, where the rows only get another name. */
export type Met = End | {
    kind: "named";
    variable: TS.VariableDeclaration;
};
/** The end of a chain, or why it needs all rows. */
export declare function endOf({ steps, at }: Chain): Met | {
    reason: string;
};
