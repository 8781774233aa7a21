/** `--changed-since REF`: only findings that a change since then may have made. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ChangedLines } from "../probe/git.ts";
import type { Finding } from "../rules/finding.ts";

/** Findings whose read, or a step of whose way, stands on a line that changed. */
export function touched(findings: readonly Finding[], changed: ChangedLines, root: string): Finding[] {
  const texts = new Map<string, string>();
  const textOf = (file: string): string => {
    let text = texts.get(file);
    if (text === undefined) {
      const path = join(root, file);
      text = existsSync(path) ? readFileSync(path, "utf8") : "";
      texts.set(file, text);
    }
    return text;
  };
  return findings.filter((finding) => {
    const { line, column } = finding.range.start;
    const to = endOfStatement(textOf(finding.file), line, column);
    if (isChanged(changed, finding.file, line, to)) return true;
    return finding.path.some((step) => isChanged(changed, step.file, step.line, step.line));
  });
}

function isChanged(changed: ChangedLines, file: string, from: number, to: number): boolean {
  const lines = changed.get(file);
  return lines === "all" || (lines?.some((range) => range.from <= to && range.to >= from) ?? false);
}

/** A bound that was taken out stood in the arguments or further down the chain: the line that the statement ends on. */
export function endOfStatement(text: string, line: number, column: number): number {
  const lines = text.split("\n");
  let at = line;
  let depth = 0;
  for (let rest = lines[line - 1]?.slice(column - 1) ?? ""; ; rest = lines[at - 1] ?? "") {
    for (const char of rest.replace(/(["'`])(?:\\.|(?!\1).)*\1/g, "").replace(/\/\/.*$/, "")) {
      if ("([{".includes(char)) depth++;
      else if (")]}".includes(char)) depth--;
      if (depth < 0 || (char === ";" && depth === 0)) return at;
    }
    const next = lines[at]?.trimStart();
    if (next === undefined || (depth === 0 && !next.startsWith(".") && !next.startsWith("?."))) return at;
    at++;
  }
}
