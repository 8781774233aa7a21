import assert from "node:assert/strict";
import { test } from "node:test";
import { findSuppressions, isSuppressed, suppressionOf } from "./suppression.ts";

test("a comment silences its rules on the next line and nothing else", () => {
  const text = "// orm-memory-disable-next-line unbounded-read, wide-select -- forty countries\nread();\nread();\n";
  assert.equal(isSuppressed(text, "unbounded-read", 2), true);
  assert.equal(isSuppressed(text, "wide-select", 2), true);
  assert.equal(isSuppressed(text, "rows-escape", 2), false);
  assert.equal(isSuppressed(text, "unbounded-read", 3), false);
  assert.equal(isSuppressed(text, "unbounded-read", 1), false);
  assert.equal(findSuppressions(text)[0]!.reason, "forty countries");
});

test("a file is silenced by a comment anywhere in it", () => {
  const text = "read();\n/* orm-memory-disable-file unbounded-read -- a script */\n";
  assert.equal(isSuppressed(text, "unbounded-read", 1), true);
  assert.deepEqual(findSuppressions(text), [
    { scope: "file", rules: ["unbounded-read"], reason: "a script", line: 2, target: null },
  ]);
});

for (const comment of [
  "# orm-memory-disable-next-line unbounded-read -- small",
  "/* orm-memory-disable-next-line unbounded-read */",
  "      {/* orm-memory-disable-next-line unbounded-read -- small */}",
  "//orm-memory-disable-next-line unbounded-read",
  "const x = 1; // orm-memory-disable-next-line unbounded-read",
  "/** orm-memory-disable-next-line unbounded-read -- a -- b */",
  "// orm-memory-disable-next-line",
]) {
  test(`silences: ${comment.trim()}`, () => {
    assert.equal(isSuppressed(`${comment}\r\nread()\r\n`, "unbounded-read", 2), true);
  });
}

for (const text of [
  "orm-memory-disable-next-line unbounded-read",
  "// orm-memory-disable-next-lines unbounded-read",
  "// see orm-memory-disable-next-line unbounded-read",
  '"// orm-memory-disabled"',
]) {
  test(`is no directive: ${text}`, () => assert.equal(isSuppressed(`${text}\nread()`, "unbounded-read", 2), false));
}

test("several comments above one line all speak about it, a block comment about the line below its end", () => {
  const stacked = "// orm-memory-disable-next-line a -- 1\n// orm-memory-disable-next-line b -- 2\nread();\n";
  const found = findSuppressions(stacked);
  assert.equal(suppressionOf(found, "a", 3)?.reason, "1");
  assert.equal(suppressionOf(found, "b", 3)?.reason, "2");
  const others =
    "// orm-memory-disable-next-line a -- 1\n  // eslint-disable-next-line no-console\n  // @ts-expect-error\nread();\nread();\n";
  assert.equal(isSuppressed(others, "a", 4), true);
  assert.equal(isSuppressed(others, "a", 5), false);
  assert.equal(isSuppressed("/* orm-memory-disable-next-line a --\n   long reason\n */\nread();", "a", 4), true);
});
