/** The last gate of every rewrite: an edit that would not parse is refused, never handed out. */
import { type Rewrite, type TextEdit } from "./edit.ts";
/**
 * Applies the edits to the text, parses the outcome and hands them back; where the outcome has a syntax error that the
 * text did not have, or edits overlap, it is a reason instead. TypeScript has to be loaded.
 */
export declare function checked(fileName: string, text: string, edits: TextEdit[]): Rewrite;
