/** Which properties of a row the program asks for, or where it uses whole rows. */
import type { ts as TS } from "@ts-morph/common";
import type { Consumer } from "./consumer.ts";
export type RowUses = {
    properties: Set<string>;
} | {
    whole: TS.Node;
};
/**
 * The properties that are asked of each row; `whole` is the first place that may see all of them. The types that the
 * program gives its rows (`rowType`) are not looked at.
 */
export declare function rowUses(consumer: Consumer): RowUses;
/** `{ id, total: sum = 0, customer: { name } }`; the rest of a row is all of it. */
export declare function patternUses(pattern: TS.ObjectBindingPattern, properties: Set<string>): TS.Node | null;
export declare function nameUses(row: TS.Identifier, body: TS.Node, properties: Set<string>): TS.Node | null;
/** One place where a row stands: the node where all of it is used, or null. */
export declare function useOf(row: TS.Expression, properties: Set<string>): TS.Node | null;
/** `!row`, `if (row)`, `row === undefined`, and a statement that only names it. */
export declare function asksWhetherThere(at: TS.Expression): boolean;
