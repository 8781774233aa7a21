/** Case files as tests: one test a case, which fails with the text as it was found. */
import { AssertionError } from "node:assert";
import { test } from "node:test";
import { catalog } from "../../catalog/index.ts";
import type { LintEngine } from "../lint/engine.ts";
import type { Rule } from "../rule.ts";
import { type Case, parseCases } from "./case.ts";
import { checkCase } from "./check.ts";

interface Running {
  /** Only these are checked, in preview or not; all that are on by themselves where none are named. */
  rules?: readonly Rule[];
  /** What is done with the engine of each case after its check. */
  after?: (engine: LintEngine) => void;
}

export function testCases(text: string, running: Running = {}): void {
  for (const one of parseCases(text)) testCase(one, running);
}

export function testCase(one: Case, { rules, after }: Running = {}): void {
  test(one.title, async () => {
    const { expected, found, engine } = await checkCase(one, catalog, rules);
    after?.(engine);
    if (found === expected) return;
    const message = `${beside(expected.split("\n"), found.split("\n"))}\n`;
    throw new AssertionError({ message });
  });
}

/** The whole text: `-` before a mark that was expected and not found, `+` before one that was found. */
function beside(expected: string[], found: string[]): string {
  const lines: string[] = ["", ""];
  let next = 0;
  for (const line of expected) {
    const at = found.indexOf(line, next);
    if (at < 0) lines.push(`- ${line}`);
    else {
      for (; next < at; next++) lines.push(`+ ${found[next]}`);
      lines.push(`  ${line}`);
      next = at + 1;
    }
  }
  return [...lines, ...found.slice(next).map((line) => `+ ${line}`)].join("\n");
}
