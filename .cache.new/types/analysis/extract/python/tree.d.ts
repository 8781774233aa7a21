import type { Language, Parser } from "web-tree-sitter";
/** A node of a syntax tree as a plain object: reading one from the parser's own memory costs far more than from here. */
export interface PythonNode {
    type: string;
    /** Offsets in UTF-16 units. */
    start: number;
    end: number;
    /** Name of the field that its parent holds it in. */
    field?: string;
    /** False for keywords and punctuation. */
    named: boolean;
    children: PythonNode[];
}
/** Parses Python with tree-sitter, and copies each tree out of its memory before it is let go. */
export declare class PythonParser {
    #private;
    readonly parser: Parser;
    constructor(parser: Parser, language: Language);
    /** The tree of a text, and how many errors the parser met in it. Never throws for bad code. */
    parse(text: string): {
        root: PythonNode;
        errors: number;
    };
}
/** The child that stands in a field. */
export declare const part: (node: PythonNode, field: string) => PythonNode | undefined;
export declare const parts: (node: PythonNode, field: string) => PythonNode[];
export declare const named: (node: PythonNode) => PythonNode[];
/** True where a keyword stands among the node's own tokens: `async`, `not`, `is`. */
export declare const hasToken: (node: PythonNode, token: string) => boolean;
