/** `check --fix`: one fix after another, each on the text that the one before it left. */
import { diffLines } from "../rewrite/diff.ts";
import { applyEdits } from "../rewrite/edit.ts";
import {
  type CheckResult,
  endsFinding,
  type Finding,
  type Fix,
  type FixKind,
  type Position,
  type Problem,
} from "../rules/finding.ts";
import type { Linter } from "../rules/linter.ts";

export interface FixOptions {
  kind: FixKind | null;
  /** Is the finding one that was asked about? */
  wanted: (finding: Finding) => boolean;
  /** May the file be changed? A fix may change another file than the finding's. */
  mayChange: (path: string) => boolean;
  readFile: (path: string) => string | undefined;
  signal: AbortSignal;
}

export interface FixedFile {
  before: string;
  after: string;
  fixes: number;
}

export interface FixOutcome {
  files: Map<string, FixedFile>;
  /** What is left to say about the fixed texts. */
  result: CheckResult;
}

/**
 * Applies fixes until there is none left. Files are changed only in the linter, as open documents: writing them is the
 * caller's. A round changes a file once, since a fix moves what is below it and takes names.
 */
export async function applyFixes(linter: Linter, first: CheckResult, options: FixOptions): Promise<FixOutcome> {
  const files = new Map<string, FixedFile>();
  const refused = new Map<string, Set<string>>();
  let result = first;
  // As many rounds as there can be fixes; a fix that leaves its finding in place can't go on for ever.
  for (let round = 0; round < first.findings.length; round++) {
    const fixed = new Set<string>();
    for (const finding of result.findings) {
      options.signal.throwIfAborted();
      const fix = fixFor(finding, options.kind);
      if (!fix || !options.wanted(finding)) continue;
      const file = fix.file ?? finding.file;
      // A finding whose file has changed in this round stands somewhere else by now.
      if (fixed.has(file) || fixed.has(finding.file) || !options.mayChange(file)) continue;
      const place = `${finding.range.start.line}:${finding.range.start.column}`;
      if (refused.get(finding.file)?.has(place)) continue;
      const text = files.get(file)?.after ?? options.readFile(file);
      const rewrite = await linter.fix(finding, fix.kind);
      if (text === undefined || "reason" in rewrite || rewrite.file !== file) {
        refused.set(finding.file, (refused.get(finding.file) ?? new Set()).add(place));
        continue;
      }
      const after = applyEdits(text, rewrite.edits);
      const known = files.get(file);
      files.set(file, { before: known?.before ?? text, after, fixes: (known?.fixes ?? 0) + 1 });
      linter.setDocument(file, after);
      fixed.add(file);
    }
    if (fixed.size === 0) break;
    // Their places have moved.
    for (const file of fixed) refused.delete(file);
    result = await linter.check({ signal: options.signal });
  }
  if (options.kind !== null) return { files, result };
  const mended = mend(result.problems, files, options);
  if (mended.size === 0) return { files, result };
  for (const [path, file] of mended) {
    files.set(path, file);
    linter.setDocument(path, file.after);
  }
  return { files, result: await linter.check({ signal: options.signal }) };
}

/** Takes away comments that silence nothing, each file's all at once: none of them moves another. */
function mend(
  problems: readonly Problem[],
  files: ReadonlyMap<string, FixedFile>,
  { mayChange, readFile }: FixOptions,
): Map<string, FixedFile> {
  const mended = new Map<string, FixedFile>();
  for (const path of new Set(
    problems.flatMap(({ file, mend }) => (mend && file !== null && mayChange(file) ? [file] : [])),
  )) {
    const text = files.get(path)?.after ?? readFile(path);
    if (text === undefined) continue;
    const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    const offset = ({ line, column }: Position): number =>
      Math.min((starts[line - 1] ?? text.length) + column - 1, text.length);
    const edits = problems.flatMap(({ file, mend }) =>
      mend && file === path
        ? [{ start: offset(mend.range.start), end: offset(mend.range.end), newText: mend.newText }]
        : [],
    );
    const before = files.get(path);
    const fixes = (before?.fixes ?? 0) + edits.length;
    mended.set(path, { before: before?.before ?? text, after: applyEdits(text, edits), fixes });
  }
  return mended;
}

/**
 * The best safe fix that ends the finding; where a kind is asked for by its name, the one of that kind, which may change
 * what the program does as its title says. A comment that silences a finding is not a fix by itself.
 */
function fixFor({ fixes }: Finding, kind: FixKind | null): Fix | undefined {
  return fixes.find((fix) => (kind === null ? fix.safe && endsFinding(fix) : fix.kind === kind && kind !== "suppress"));
}

/** A change as a unified diff with three lines around each place. */
export function unifiedDiff(path: string, before: string, after: string): string {
  const lines = diffLines(before, after);
  const near = lines.map((_, index) => lines.slice(Math.max(0, index - 3), index + 4).some((one) => one.is !== "same"));
  const out = [`--- a/${path}`, `+++ b/${path}`];
  let old = 1;
  let young = 1;
  for (let index = 0; index < lines.length; index++) {
    if (near[index] && !near[index - 1]) {
      let end = index;
      while (end < lines.length && near[end]) end++;
      const hunk = lines.slice(index, end);
      const count = (not: string) => hunk.filter((one) => one.is !== not).length;
      out.push(`@@ -${old},${count("added")} +${young},${count("removed")} @@`);
    }
    const { is, text } = lines[index]!;
    if (near[index]) out.push(`${is === "same" ? " " : is === "added" ? "+" : "-"}${text.replace(/\r?\n$/, "")}`);
    if (is !== "added") old++;
    if (is !== "removed") young++;
  }
  return `${out.join("\n")}\n`;
}
