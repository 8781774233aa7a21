/** Case files as tests: one test a case, which fails with the text as it was found. */
import { AssertionError } from "node:assert";
import { test } from "node:test";
import { type Case, parseCases } from "./case.ts";
import { checkCase } from "./check.ts";

export function testCases(text: string): void {
  for (const one of parseCases(text)) testCase(one);
}

export function testCase(one: Case): void {
  test(one.title, async () => {
    const { expected, found } = await checkCase(one);
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
