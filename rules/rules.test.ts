/** Every rule has a page that is written for its user, cases of both sorts, and a fix or a reason. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { parseCases } from "./cases/case.ts";
import { memoryHost } from "./cases/memory-host.ts";
import { createLinter, rules } from "./index.ts";

const at = (path: string): URL => new URL(path, import.meta.url);
const sections = ["What it finds", "Why it matters", "What to do", "How it is judged", "What it does not report"];

for (const rule of rules)
  describe(rule.id, () => {
    const folder = at(`./${rule.id}/cases/`);
    const cases = readdirSync(folder)
      .filter((name) => name.endsWith(".case.txt"))
      .flatMap((name) => parseCases(readFileSync(new URL(name, folder), "utf8")));
    const own = cases.filter((one) => one.expected.some((e) => e.rule === rule.id));

    test("has a page with what a user asks for", () => {
      const page = readFileSync(at(`../docs/rules/${rule.id}.md`), "utf8");
      const headings = [...page.matchAll(/^## (.*)$/gm)].map((m) => m[1]);
      assert.deepEqual(page.match(/^# (.*)$/m)?.[1], rule.id);
      for (const needed of [...sections, "When not to use it", "Suppress it", "Limits"])
        assert.ok(headings.includes(needed), `the page has no "${needed}"`);
      assert.ok(page.includes(rule.description), "the page starts with the rule's own sentence");
      assert.ok(page.includes(`Default: \`${rule.severity}\``));
    });

    test("has cases that find and cases that are quiet", () => {
      assert.ok(own.length >= 5, `${own.length} cases find something`);
      assert.ok(cases.filter((one) => !one.expected.length).length >= 5);
      assert.equal(new Set(cases.map((one) => one.title)).size, cases.length, "titles are told apart");
    });

    test("is run by a test of its own", () => {
      assert.ok(existsSync(at(`./${rule.id}/cases.test.ts`)));
      assert.ok(existsSync(at(`./${rule.id}/page.test.ts`)));
    });

    test("offers a fix for each finding, or says why there is no rewrite", async () => {
      let rewritten = 0;
      for (const one of own) {
        const linter = createLinter(memoryHost(one.files));
        for (const finding of (await linter.check()).findings) {
          const { noFix } = finding;
          // A limit on rows or on the work leaves the read to be rewritten.
          const rewrite = finding.fixes.some((f) => !["suppress", "bound", "limit-fan-out"].includes(f.kind));
          if (rewrite) rewritten++;
          assert.ok(rewrite || noFix, `${one.title}: neither a rewrite nor a reason`);
          assert.ok(!(rewrite && noFix), `${one.title}: a rewrite, and why there is none`);
          if (noFix) assert.doesNotMatch(noFix, /^[A-Z](?![A-Z]|ongo)|\.$|undefined|\n/, "a clause, not a sentence");
        }
      }
      assert.ok(rewritten > 0);
    });
  });
