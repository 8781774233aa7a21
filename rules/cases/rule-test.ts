/**
 * What every rule has to have, as tests: cases of both sorts, a page whose examples run, and for each finding a fix or the
 * reason why there is none. A rule's own test file calls this.
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { catalog } from "../../catalog/index.ts";
import { applyEdits } from "../../rewrite/edit.ts";
import { endsFinding, type Fix, type FixKind } from "../finding.ts";
import type { Linter } from "../linter.ts";
import type { Rule } from "../rule.ts";
import { type Case, parseCases, parseExample } from "./case.ts";
import { checkedEngine } from "./check.ts";
import { memoryHost } from "./memory-host.ts";
import { testCase, testCases } from "./run.ts";

const sections = ["What it finds", "Why it matters", "What to do", "How it is judged", "What it does not report"];
const more = ["When not to use it", "Suppress it", "Limits"];
const least = 12;

const pageOf = ({ id }: Rule): string => readFileSync(new URL(`../../docs/rules/${id}.md`, import.meta.url), "utf8");

const folderOf = ({ id }: Rule): URL => new URL(`../${id}/cases/`, import.meta.url);

/** Texts of a rule's case files, by name. */
export function caseTexts(rule: Rule): [name: string, text: string][] {
  const folder = folderOf(rule);
  const names = readdirSync(folder).filter((name) => name.endsWith(".case.txt"));
  return names.sort().map((name) => [name.replace(".case.txt", ""), readFileSync(new URL(name, folder), "utf8")]);
}

/** Declares all tests of a rule that is checked alone. */
export function testRule(rule: Rule): void {
  const rules = [rule];
  for (const [name, text] of caseTexts(rule)) describe(name, () => testCases(text, { rules }));
  describe("page", () => testPage(rule));
  describe("what every rule has", () => testDemands(rule));
}

/** Tests of a rule's page: sections, examples, the rewrites that it shows, links. */
export function testPage(rule: Rule): void {
  const page = pageOf(rule);
  const linterOf = (files: Map<string, string>): Promise<Linter> => checkedEngine(memoryHost(files), catalog, [rule]);

  test("says what a user asks for", () => {
    const headings = [...page.matchAll(/^## (.*)$/gm)].map((m) => m[1]);
    assert.deepEqual(page.match(/^# (.*)$/m)?.[1], rule.id);
    for (const needed of [...sections, ...more]) assert.ok(headings.includes(needed), `the page has no "${needed}"`);
    assert.ok(page.includes(rule.description), "the page starts with the rule's own sentence");
    assert.ok(page.includes(`Default: \`${rule.preview ? "off" : rule.severity}\``), "the page tells the default");
    if (rule.preview) assert.match(page, /\bpreview\b/);
  });

  let before: Case | undefined;
  [...page.matchAll(/^```(?:ts|py)(?: fix=([\w-]+))?\n([\s\S]*?)^```$/gm)].forEach((match, index) => {
    const [, kind, text = ""] = match;
    const above = page.slice(0, match.index).match(/(?<=^#+ ).*$/gm);
    const name = `${index + 1}. ${above?.at(-1) ?? ""}`;
    if (!kind) {
      const one = parseExample(name, text);
      testCase(one, { rules: [rule] });
      if (one.expected.length) before = one;
      return;
    }
    const unfixed = before;
    test(`${name}: ${kind}`, async () => {
      assert.ok(unfixed, "there is an example before it");
      const linter = await linterOf(unfixed.files);
      const { findings } = await linter.check();
      const finding = findings.find(({ fixes }) => fixes.some((fix) => fix.kind === kind));
      assert.ok(finding, `no finding has the fix ${kind}`);
      const rewrite = await linter.fix(finding, kind as FixKind);
      assert.ok("edits" in rewrite, JSON.stringify(rewrite));
      const fixed = applyEdits(unfixed.files.get(rewrite.file)!, rewrite.edits);
      assert.equal(fixed, text);
      const files = new Map([...unfixed.files, [rewrite.file, fixed] as const]);
      const left = (await (await linterOf(files)).check()).findings;
      const ended = endsFinding(finding.fixes.find((fix) => fix.kind === kind)!);
      assert.equal(left.length, findings.length - (ended ? 1 : 0));
    });
  });

  test("has links that lead to pages that exist", () => {
    for (const [, target = ""] of page.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g))
      assert.ok(existsSync(new URL(`../../docs/rules/${target}`, import.meta.url)), target);
    for (const [, anchor] of page.matchAll(/\]\(#([^)]+)\)/g))
      assert.ok(
        [...page.matchAll(/^#+ (.*)$/gm)].some(([, h = ""]) => h.toLowerCase().replaceAll(" ", "-") === anchor),
      );
  });
}

/** A limit on rows that may give other rows leaves the read to be rewritten. */
const isRewrite = (fix: Fix): boolean =>
  (endsFinding(fix) || fix.kind === "narrow") && (fix.kind !== "bound" || fix.safe);

/** Tests on all cases of a rule together: enough of both sorts, and a fix or a reason for each finding. */
export function testDemands(rule: Rule): void {
  const cases = caseTexts(rule).flatMap(([, text]) => parseCases(text));
  const own = cases.filter((one) => one.expected.some((e) => e.rule === rule.id));

  test("cases that find and cases that are quiet", () => {
    const quiet = cases.filter((one) => !one.expected.length).length;
    assert.ok(cases.length >= least, `${cases.length} cases, ${least} are asked for`);
    assert.ok(own.length >= least / 2, `${own.length} cases find something`);
    assert.ok(quiet >= least / 2, `${quiet} cases are safe look-alikes`);
    assert.equal(new Set(cases.map((one) => one.title)).size, cases.length, "titles are told apart");
  });

  test("a fix for each finding, or a clause that says why there is none", async () => {
    for (const one of own) {
      const linter = await checkedEngine(memoryHost(one.files), catalog, [rule]);
      for (const finding of (await linter.check()).findings) {
        const { noFix } = finding;
        const rewrite = finding.fixes.some(isRewrite);
        assert.ok(rewrite || noFix, `${one.title}: neither a fix nor a reason`);
        assert.ok(!(rewrite && noFix), `${one.title}: a fix, and why there is none`);
        if (noFix) assert.doesNotMatch(noFix, /^[A-Z](?![A-Z]|ongo)|\.$|undefined|\n/, "a clause, not a sentence");
      }
    }
  });
}
