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
export type Rewrite = { edits: TextEdit[]; file?: string } | { reason: string };

/** Applies edits that don't overlap. Throws a RangeError when two of them do. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = "";
  let last = 0;
  for (const edit of sorted) {
    if (edit.start < last) throw new RangeError(`edits overlap at offset ${edit.start}`);
    result += text.slice(last, edit.start) + edit.newText;
    last = edit.end;
  }
  return result + text.slice(last);
}
