/**
 * Comments that silence a rule, found in a file's text without a parser, so that they mean the same in TypeScript,
 * JavaScript, JSX and Python:
 *
 *     // orm-memory-disable-next-line unbounded-read -- forty countries
 *     // orm-memory-disable-file unbounded-read, wide-select -- a script
 *
 * Also with `#` and in block comments. The reason is asked for, not forced. Without a rule every rule is meant.
 */

export interface Suppression {
  scope: "next-line" | "file";
  /** Empty: every rule. */
  rules: string[];
  /** What stands after `--`; empty when nobody gave one. */
  reason: string;
  /** Of the comment, from 1. */
  line: number;
  /** The line it speaks about; null for the whole file. */
  target: number | null;
}

const directive = /(?:\/\/|\/\*|#|<!--|\*|\{\/\*)[ \t*]*orm-memory-disable-(next-line|file)(?![\w-])([^\r\n]*)/;

/** Every suppression of a text, in order. */
export function findSuppressions(text: string): Suppression[] {
  // Most files have none: a search is a hundred times cheaper than going through the lines.
  if (!text.includes("orm-memory-disable-")) return [];
  const lines = text.split(/\r?\n/);
  const found: Suppression[] = [];
  for (const [index, line] of lines.entries()) {
    const match = directive.exec(line);
    if (!match) continue;
    const scope = match[1] as Suppression["scope"];
    const [names = "", ...reason] = match[2]!.replace(/\*\/.*$|-->.*$/, "").split(/(?:^|\s)--(?:\s|$)/);
    found.push({
      scope,
      rules: names.split(/[\s,]+/).filter(Boolean),
      reason: reason.join(" -- ").trim(),
      line: index + 1,
      target: scope === "file" ? null : targetLine(lines, index) + 1,
    });
  }
  return found;
}

/** Does one of the suppressions silence the rule at the line (from 1)? The comment is returned, or undefined. */
export function suppressionOf(found: readonly Suppression[], rule: string, line: number): Suppression | undefined {
  return found.find(
    (one) => (one.target === null || one.target === line) && (one.rules.length === 0 || one.rules.includes(rule)),
  );
}

/** Is a finding of the rule at the line (from 1) silenced by a comment in the text? */
export function isSuppressed(text: string, rule: string, line: number): boolean {
  return suppressionOf(findSuppressions(text), rule, line) !== undefined;
}

/** The next line that is not itself a comment, so that comments to several tools can stand above one read. */
function targetLine(lines: readonly string[], index: number): number {
  let next = index + 1;
  // The rest of a block comment belongs to it.
  if (/\/\*(?!.*\*\/)/.test(lines[index]!)) {
    while (next < lines.length && !lines[next - 1]!.includes("*/")) next++;
  }
  while (next < lines.length && /^\s*(\/\/|#(?!!)|\/\*.*\*\/\s*$|\{\/\*.*\*\/\}\s*$)/.test(lines[next]!)) next++;
  return next;
}
