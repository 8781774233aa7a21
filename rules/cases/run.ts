/** Case files as tests: one test a case, which fails with the text as it was found. */
import { AssertionError } from "node:assert";
import { test } from "node:test";
import type { LintEngine } from "../lint/engine.ts";
import { type Case, parseCases } from "./case.ts";
import { checkCase } from "./check.ts";

/** What is done with the engine of each case after its check. */
type After = (engine: LintEngine) => void;

export function testCases(text: string, after?: After): void {
  for (const one of parseCases(text)) testCase(one, after);
}

export function testCase(one: Case, after?: After): void {
  test(one.title, async () => {
    const { expected, found, engine } = await checkCase(one);
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
