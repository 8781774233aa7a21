/**
 * Which properties of its rows a program asks for, whatever it does with the array: also where it sorts the rows, hands
 * back what it made of them, or looks at some alone, which pages can't follow.
 */
import type { ts as TS } from "@ts-morph/common";
import type { Given } from "./consumer.ts";
export type ArrayUses = 
/** `typed` are the places that give a row, or all of them, a type by hand. */
{
    properties: Set<string>;
    typed: TS.Node[];
}
/** A place that may look at all of a row. */
 | {
    whole: TS.Node;
} | {
    reason: string;
};
/** What is asked of the rows of a read, over all places that the array and its rows get to. */
export declare function arrayUses(given: Given): ArrayUses;
