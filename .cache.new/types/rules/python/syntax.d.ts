import { type PythonNode } from "../../analysis/extract/python/tree.ts";
/** A Python text with its syntax tree. */
export interface PythonSource {
    text: string;
    root: PythonNode;
}
/** Offset of a line and column, both from 1. */
export declare function offsetOf(text: string, line: number, column: number): number;
/** The nodes around an offset, the module first. */
export declare function nodesAt(root: PythonNode, offset: number): PythonNode[];
/** What a finding stands at: the expression that gives the rows, and what is around it, innermost first. */
export interface Rows {
    node: PythonNode;
    /** Name of the call that ends it; null for a name alone. */
    call: string | null;
    around: PythonNode[];
}
/** The expression whose last call, or whose name, stands at an offset; undefined where there is none. */
export declare function rowsAt({ text, root }: PythonSource, offset: number): Rows | undefined;
/** Names of the calls of a chain, from its end. */
export declare function callsOf(text: string, node: PythonNode): {
    name: string;
    node: PythonNode;
}[];
/** Arguments of a call by their places. */
export declare const argumentsOf: (call: PythonNode) => PythonNode[];
