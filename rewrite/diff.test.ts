import assert from "node:assert/strict";
import { test } from "node:test";
import { diffLines, minimalEdits } from "./diff.ts";
import { applyEdits } from "./edit.ts";

/** Small numbers without a clock, so that a failure comes again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

test("edits turn one text into the other, whatever the two are", () => {
  for (let seed = 1; seed <= 500; seed++) {
    const random = randomFrom(seed);
    const text = () =>
      Array.from({ length: Math.floor(random() * 9) }, () => "abc\n\r"[Math.floor(random() * 5)]).join("");
    const before = text();
    const after = text();
    assert.equal(applyEdits(before, minimalEdits(before, after)), after, JSON.stringify({ before, after }));
    const lines = diffLines(before, after);
    assert.equal(
      lines
        .filter((one) => one.is !== "added")
        .map((one) => one.text)
        .join(""),
      before,
    );
    assert.equal(
      lines
        .filter((one) => one.is !== "removed")
        .map((one) => one.text)
        .join(""),
      after,
    );
  }
});

test("what did not change is not touched", () => {
  const before = "one\ntwo\nthree\nfour\nfive\n";
  assert.deepEqual(minimalEdits(before, "one\ntwo\nthrXee\nfour\nfive\nsix\n"), [
    { start: 11, end: 11, newText: "X" },
    { start: 24, end: 24, newText: "six\n" },
  ]);
  assert.deepEqual(minimalEdits(before, before), []);
});
