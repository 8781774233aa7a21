/** Cases, page and demands as for every rule; then what no case has: lines of the catalog. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { parseExample } from "../cases/case.ts";
import { memoryHost } from "../cases/memory-host.ts";
import { caseTexts, testDemands, testPage } from "../cases/rule-test.ts";
import { testCases } from "../cases/run.ts";
import { createLinter } from "../index.ts";
import { LinesInCases } from "./lines-in-cases.ts";
import { unboundedRead } from "./rule.ts";

const lines = new LinesInCases();
const rules = [unboundedRead];
for (const [name, text] of caseTexts(unboundedRead))
  describe(name, () => testCases(text, { rules, after: (engine) => lines.add(engine) }));
lines.test();

describe("page", () => {
  const page = readFileSync(new URL("../../docs/rules/unbounded-read.md", import.meta.url), "utf8");
  testPage(unboundedRead);

  test("shows a rewrite of every sort", () => {
    const shown = [...page.matchAll(/^```ts fix=([\w-]+)$/gm)].map((match) => match[1]);
    assert.deepEqual([...new Set(shown)].sort(), ["batch", "bound", "count", "narrow", "stream"]);
  });

  test("tells why the example without a rewrite has none", async () => {
    const text = /^#+ Where there is no rewrite\n[\s\S]*?^```ts\n([\s\S]*?)^```$/m.exec(page)![1]!;
    const [finding] = (await createLinter(memoryHost(parseExample("x", text).files)).check()).findings;
    assert.equal(
      finding?.fixes.some((fix) => fix.kind === "batch"),
      false,
    );
    assert.match(finding?.noFix ?? "", /\w/);
  });
});

describe("what every rule has", () => testDemands(unboundedRead));
