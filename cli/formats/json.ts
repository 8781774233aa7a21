/** Findings for programs: `schemas/findings.schema.json`. */
import type { CheckResult, Finding, Problem } from "../../rules/finding.ts";

/** The contract's JSON, ending with a line break. */
export function formatJson({ findings, problems, summary }: CheckResult): string {
  const { files, parsed, entries, reads, warnings, informations, hints, milliseconds } = summary;
  const sums = { files, parsed, entries, reads, warnings, informations, hints, milliseconds: Math.round(milliseconds) };
  return `${JSON.stringify({ version: 1, findings: findings.map(findingToJson), problems: problems.map(problemToJson), summary: sums }, null, 2)}\n`;
}

function problemToJson({ severity, message, file, range }: Problem): object {
  return { severity, message, file, ...(range ? { line: range.start.line } : {}) };
}

function findingToJson(finding: Finding): object {
  const { read, range, entry } = finding;
  return {
    rule: finding.rule,
    severity: finding.severity,
    confidence: finding.confidence,
    file: finding.file,
    line: range.start.line,
    column: range.start.column,
    endLine: range.end.line,
    endColumn: range.end.column,
    message: finding.message,
    details: finding.details,
    orm: read?.orm ?? null,
    call: read?.call ?? null,
    table: read?.table ?? null,
    entry: { kind: entry.kind, library: entry.library, file: entry.file, line: entry.line },
    concurrency: finding.concurrency,
    concurrencySource: finding.concurrencySource,
    escape: finding.escape,
    path: finding.path.map(({ file, line, column, what }) => ({ file, line, column, what })),
    otherPaths: finding.otherPaths,
    fixes: finding.fixes.map(({ kind, title, safe, file }) => ({ kind, title, safe, file })),
    noFix: finding.noFix,
    ...(finding.measured ? { measured: finding.measured } : {}),
  };
}
