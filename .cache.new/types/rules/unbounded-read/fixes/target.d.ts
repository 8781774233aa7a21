/** What a fix is asked for, and places in the syntax tree of its file. */
import type { ts as TS } from "@ts-morph/common";
import type { Finding, Range, ReadFacts } from "../../finding.ts";
import type { Sources } from "../../rule.ts";
export interface FixTarget {
    read: ReadFacts;
    /** Of the method's name, as the finding has it. */
    range: Range;
    /** Decides between TypeScript, JavaScript and JSX by its extension; nothing is read from it. */
    fileName: string;
    text: string;
    batchSize: number;
    /** The rule that a suppressing comment names. */
    rule: string;
}
/** What a fix of a finding works on; one on a pool has no read, and its fixes ask for none. */
export declare function fixTarget({ read, range, file, rule }: Finding, { text, batchSize }: Sources): FixTarget;
/** Line of a node's first character, from 1. */
export declare function lineOf(node: TS.Node): number;
/** Offset of a line and column, both from 1; the end of the text when there is no such line. */
export declare function offsetOf(file: TS.SourceFile, line: number, column: number): number;
/** The smallest node that holds an offset. */
export declare function nodeAt(file: TS.SourceFile, offset: number): TS.Node | null;
/** A node's text on one line, cut where it gets long: for reasons. */
export declare function shortText(node: TS.Node): string;
