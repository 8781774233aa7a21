/** A change of one file as plain data: offsets count UTF-16 units into the text the edit was computed for. */
export interface TextEdit {
    start: number;
    /** Exclusive. */
    end: number;
    newText: string;
}
/**
 * Edits or, where there are none, the reason in one clause ("line 14 sorts the whole array"). `file` is said where it is
 * another than the one that the fix was asked for.
 */
export type Rewrite = {
    edits: TextEdit[];
    file?: string;
} | {
    reason: string;
};
/** Applies edits that don't overlap. Throws a RangeError when two of them do. */
export declare function applyEdits(text: string, edits: readonly TextEdit[]): string;
