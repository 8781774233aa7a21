/** Every rule has a page, cases and a test of its own: see rules/cases/rule-test.ts for what they demand. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { ruleNames } from "./configuration/index.ts";
import { rules } from "./index.ts";

for (const rule of rules)
  test(rule.id, () => {
    const at = (path: string): boolean => existsSync(new URL(path, import.meta.url));
    assert.ok(ruleNames.includes(rule.id), "a configuration can name it");
    assert.ok(at(`../docs/rules/${rule.id}.md`), "has a page");
    assert.ok(at(`./${rule.id}/rule.test.ts`), "has a test of its own");
    assert.ok(at(`./${rule.id}/cases/`), "has cases");
    assert.match(rule.description, /^[A-Z].*\.$/);
  });

test("rules are told apart", () => {
  assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
  assert.equal(new Set(rules.map(({ description }) => description)).size, rules.length);
});
