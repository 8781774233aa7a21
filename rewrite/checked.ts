/** The last gate of every rewrite: an edit that would not parse is refused, never handed out. */
import { applyEdits, type Rewrite, type TextEdit } from "./edit.ts";
import { syntaxError } from "./typescript.ts";

/**
 * Applies the edits to the text, parses the outcome and hands them back; where the outcome has a syntax error that the
 * text did not have, or edits overlap, it is a reason instead. TypeScript has to be loaded.
 */
export function checked(fileName: string, text: string, edits: TextEdit[]): Rewrite {
  let after: string;
  try {
    after = applyEdits(text, edits);
  } catch {
    return { reason: "the rewrite would change one place twice" };
  }
  if (after === text) return { reason: "the rewrite would change nothing" };
  const error = syntaxError(fileName, after);
  if (error && syntaxError(fileName, text)) return { reason: "the file has a syntax error" };
  return error ? { reason: `the rewrite would not parse (${error})` } : { edits };
}
