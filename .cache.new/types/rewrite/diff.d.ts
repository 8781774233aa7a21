/** What changed between two texts of a file, as few and as small edits as a comparison by lines gives. */
import type { TextEdit } from "./edit.ts";
/**
 * Edits that turn `before` into `after`. Lines that are the same stay untouched, and inside a run of changed lines
 * the common start and end do too, so that an editor keeps cursors, folds and breakpoints.
 */
export declare function minimalEdits(before: string, after: string): TextEdit[];
export interface DiffLine {
    is: "same" | "removed" | "added";
    /** Its line break included. */
    text: string;
}
/** Both texts as one list of lines, in the order a unified diff shows them. */
export declare function diffLines(before: string, after: string): DiffLine[];
