/** The one loop that goes over the rows of a read, and what it does with them. */
import { type PythonNode } from "../../analysis/extract/python/tree.ts";
import type { PythonSource, Rows } from "./syntax.ts";
export interface Loop {
    /** The statement, or the comprehension. */
    node: PythonNode;
    /** Name of one row. */
    row: string;
}
/** Finds the loop whose rows these are: directly, or by a name that only the next statement uses. */
export declare function loopOf(source: PythonSource, rows: Rows): Loop | {
    reason: string;
};
/** True for what is assigned to. */
export declare const isTarget: ({ field }: PythonNode, parent: PythonNode) => boolean;
/** Where a loop keeps a row, as a clause; undefined where it only looks at rows. */
export declare function keptBy(source: PythonSource, { node: loopNode, row }: Loop): string | undefined;
/** Line of an offset, from 1. */
export declare const lineAt: (text: string, offset: number) => number;
