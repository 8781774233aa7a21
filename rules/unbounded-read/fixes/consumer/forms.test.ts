/**
 * Each form of a consumer, before and after: the text that comes out, and that both do the same things in the same
 * order with no row, one, and several.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { rewritten } from "./fixture.ts";
import { bodyOf, formCases, programOf } from "./forms.ts";
import { outcome } from "./run-form.ts";

const cases = readFileSync(join(import.meta.dirname, "forms.case.txt"), "utf8");

/** Other ways to write the same program. */
const styles: Record<string, (text: string) => string> = {
  "without semicolons": (text) => text.replace(/;$/gm, "").replace(/^(\s*)(?=[([])/gm, "$1;"),
  tabs: (text) => text.replace(/^( {2})+/gm, (spaces) => "\t".repeat(spaces.length / 2)),
  "on Windows": (text) => text.replaceAll("\n", "\r\n"),
};

for (const { name, before, after } of formCases(cases)) {
  test(`${name}: the text`, () => {
    assert.equal(bodyOf(rewritten(programOf(before), "a.js")), after);
  });
  if (after.startsWith("no: ")) continue;
  test(`${name}: the same with statements before the loop`, async () => {
    const kind = /\bnow\(\)/.test(before) ? ["", "eachNow"] : ["async ", "each"];
    const lines = [`const made = ${kind[0]}function* () {`, `  yield* ${kind[1]}();`, "};"];
    const other = rewritten(programOf(before), "a.js", { expression: "made()", before: lines });
    for (const size of [0, 3])
      assert.deepEqual(await outcome(other, size, true), await outcome(programOf(before), size, true), other);
  });
  for (const [style, change] of Object.entries(styles)) {
    const restyled = change(programOf(before));
    test(`${name}, ${style}: the same things happen`, async () => {
      const other = rewritten(restyled, "a.js");
      assert.doesNotMatch(other, /^(no|broken): /);
      for (const size of [0, 3])
        assert.deepEqual(await outcome(other, size, true), await outcome(restyled, size, true), other);
      if (restyled.includes("\t")) assert.doesNotMatch(other, /^\t* {2,}/m);
    });
  }
  test(`${name}: the same things happen`, async () => {
    for (const size of [0, 1, 2, 3, 8])
      for (const flag of [true, false])
        assert.deepEqual(await outcome(programOf(after), size, flag), await outcome(programOf(before), size, flag));
  });
}
