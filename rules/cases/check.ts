/** Runs the linter over a case and shows what was found in the case's own form, so that both can be laid side by side. */
import { type Catalog, catalog } from "../../catalog/index.ts";
import { configurationFile, resolveSettings } from "../configuration/index.ts";
import type { CheckResult, Finding } from "../finding.ts";
import { rules } from "../index.ts";
import { LintEngine } from "../lint/engine.ts";
import type { Rule } from "../rule.ts";
import type { Case, Expectation } from "./case.ts";
import { detailsOf } from "./details.ts";
import { type MemoryHost, memoryHost } from "./memory-host.ts";

export interface Checked {
  expected: string;
  found: string;
  result: CheckResult;
  engine: LintEngine;
}

export async function checkCase(one: Case, known: Catalog = catalog, checked = rules): Promise<Checked> {
  const engine = await checkedEngine(memoryHost(one.files), known, checked);
  const result = await engine.check();
  return {
    result,
    engine,
    expected: show(
      one,
      one.expected.map((e) => ({ ...e, words: e.details.map((d) => d.text) })),
      one.problems,
    ),
    found: show(
      one,
      result.findings.map((f) => seen(f, one)),
      result.problems.map((p) => one.problems.find((words) => p.message.includes(words)) ?? p.message),
    ),
  };
}

/** One check of a workspace with the settings that its own configuration file gives. */
export async function checkFiles(host: MemoryHost, known: Catalog = catalog): Promise<CheckResult> {
  return (await checkedEngine(host, known)).check();
}

/** An engine over a workspace that was checked once, for those who want to know what it thought. */
export async function checkedEngine(
  host: MemoryHost,
  known: Catalog = catalog,
  checked: readonly Rule[] = rules,
): Promise<LintEngine> {
  const linter = new LintEngine(host, known, checked);
  const configured = [...host.files.keys()].some((path) => path.endsWith(configurationFile));
  // A rule that is checked by itself is checked, in preview or not.
  const editor = checked === rules ? {} : { previewRules: true };
  if (configured || checked !== rules) {
    const { settingsOf, problems } = resolveSettings({ readFile: (path) => host.readFile(path), editor });
    linter.configure(settingsOf, problems);
  }
  await linter.check();
  return linter;
}

interface Mark extends Pick<Expectation, "file" | "line" | "column" | "length" | "severity" | "rule"> {
  words: string[];
}

function seen(finding: Finding, { expected }: Case): Mark {
  const { line, column } = finding.range.start;
  const { file, rule, severity, range } = finding;
  const meant = expected.find((e) => e.file === file && e.line === line && e.column === column && e.rule === rule);
  return {
    file,
    rule,
    severity,
    line,
    column,
    length: range.end.column - column,
    words: detailsOf(finding, meant?.details),
  };
}

/** The case's files with marks under their places. */
function show(one: Case, marks: Mark[], problems: string[]): string {
  const shown: string[] = [`=== ${one.title}`];
  for (const [path, text] of one.files) {
    shown.push(`// ${path}`);
    const lines = text.trimEnd().split("\n");
    lines.forEach((line, index) => {
      shown.push(line);
      const here = marks.filter((m) => m.file === path && m.line === index + 1).sort((a, b) => a.column - b.column);
      for (const { column, length, severity, rule, words } of here)
        shown.push(`${" ".repeat(column - 1)}${"^".repeat(length)} ${[`${severity} ${rule}`, ...words].join(", ")}`);
    });
  }
  shown.push(...[...problems].sort().map((p) => `! ${p}`));
  return shown.join("\n");
}
