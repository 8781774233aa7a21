/** How a file is written, so that a rewrite looks as if its author had made it. Found from the text alone. */
export interface Style {
    /** One level of indentation. */
    indent: string;
    quote: '"' | "'";
    /** ";" or nothing, put at the end of each statement. */
    semicolon: ";" | "";
    newline: "\n" | "\r\n";
}
/** Reads a file's style; what the text does not show is as Prettier has it. */
export declare function readStyle(text: string): Style;
/** White space at the start of the line that holds an offset. */
export declare function indentationAt(text: string, offset: number): string;
/** Offset of the first character of the line that holds an offset. */
export declare function lineStart(text: string, offset: number): number;
/** Moves a text of several lines from one indentation to another; the first line stays where it is. */
export declare function reindent(text: string, from: string, to: string): string;
