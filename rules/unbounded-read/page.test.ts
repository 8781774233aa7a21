/** The rule's page: its examples run as they stand, and each rewrite it shows is the one that the light bulb gives. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { applyEdits } from "../../rewrite/edit.ts";
import { type Case, parseExample } from "../cases/case.ts";
import { memoryHost } from "../cases/memory-host.ts";
import { testCase } from "../cases/run.ts";
import { endsFinding, type FixKind } from "../finding.ts";
import { createLinter } from "../index.ts";

const page = readFileSync(new URL("../../docs/rules/unbounded-read.md", import.meta.url), "utf8");

interface Block {
  heading: string;
  fix: FixKind | undefined;
  text: string;
}

const blocks: Block[] = [...page.matchAll(/^```ts(?: fix=(\w+))?\n([\s\S]*?)^```$/gm)].map((match) => ({
  heading:
    page
      .slice(0, match.index)
      .match(/(?<=^#+ ).*$/gm)
      ?.at(-1) ?? "",
  fix: match[1] as FixKind | undefined,
  text: match[2]!,
}));

describe("examples", () => {
  test("there are some of every sort", () => {
    assert.ok(blocks.filter((b) => !b.fix).length >= 6);
    assert.deepEqual([...new Set(blocks.flatMap((b) => b.fix ?? []))].sort(), [
      "batch",
      "bound",
      "count",
      "narrow",
      "stream",
    ]);
  });

  let before: Case | undefined;
  blocks.forEach(({ heading, fix, text }, index) => {
    const name = `${index + 1}. ${heading}`;
    if (!fix) {
      const one = parseExample(name, text);
      testCase(one);
      if (one.expected.length) before = one;
      return;
    }
    const unfixed = before;
    test(`${name}: ${fix}`, async () => {
      assert.ok(unfixed, "there is an example before it");
      const linter = createLinter(memoryHost(unfixed.files));
      const [finding] = (await linter.check()).findings;
      const rewrite = await linter.fix(finding!, fix);
      assert.ok("edits" in rewrite, JSON.stringify(rewrite));
      const fixed = applyEdits(unfixed.files.get(rewrite.file)!, rewrite.edits);
      assert.equal(fixed, text);
      const files = new Map([...unfixed.files, [rewrite.file, fixed] as const]);
      const left = (await createLinter(memoryHost(files)).check()).findings;
      assert.deepEqual(left.length, endsFinding(fix) ? 0 : 1);
    });
  });
});

test("the example without a rewrite is told why", async () => {
  const { text } = blocks.find((b) => b.heading === "Where there is no rewrite")!;
  const [finding] = (await createLinter(memoryHost(parseExample("x", text).files)).check()).findings;
  assert.equal(
    finding?.fixes.some((f) => f.kind === "batch"),
    false,
  );
  assert.match(finding?.noFix ?? "", /\w/);
});

test("links lead to pages that exist", () => {
  for (const [, target = ""] of page.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g))
    assert.ok(readFileSync(new URL(`../../docs/rules/${target}`, import.meta.url)), target);
  for (const [, anchor] of page.matchAll(/\]\(#([^)]+)\)/g))
    assert.ok([...page.matchAll(/^#+ (.*)$/gm)].some(([, h = ""]) => h.toLowerCase().replaceAll(" ", "-") === anchor));
});
