/** For tests: files before and after they got an import. */
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { applyEdits } from "./edit.ts";
import { importNames, type Wanted } from "./imports.ts";
import { readStyle } from "./style.ts";
import { loadTypeScript, parse, syntaxError } from "./typescript.ts";

before(loadTypeScript);

export const moreThan: Wanted = { module: "typeorm", name: "MoreThan" };

/** The text with what is wanted, and what it is called there. */
export function added(text: string, wanted: readonly Wanted[], fileName = "a.ts"): { names: string[]; text: string } {
  const { names, edits } = importNames(parse(fileName, text), wanted, readStyle(text));
  return { names, text: applyEdits(text, edits) };
}

/** A file before, what is wanted is written as in it, and the file after. */
export type Row = [name: string, before: string, written: string, after: string, fileName?: string];

/** A test for each row. */
export function table(name: string, wanted: Wanted, rows: readonly Row[]): void {
  describe(name, () => {
    for (const [title, text, written, after, fileName = "a.ts"] of rows)
      test(title, () => {
        const once = added(text, [wanted], fileName);
        assert.equal(once.text, after);
        assert.deepEqual(once.names, [written]);
        assert.equal(syntaxError(fileName, once.text), null);
        // An alias that nobody uses yet is not found again where the plain name is hidden.
        if (written !== wanted.name && after !== text) return;
        assert.deepEqual(added(once.text, [wanted], fileName), once, "a second time changes nothing");
      });
  });
}
