/** Findings for people: by file, the read first, the way to it under it, a sum at the end. */
import { posix } from "node:path";
import { type CheckResult, endsFinding, type Finding, type PathStep } from "../../rules/finding.ts";
import { wrap } from "../../rules/wrap.ts";
import { counted, number, type Paint, seconds } from "../terminal.ts";

export interface TextOptions {
  paint: Paint;
  width: number;
}

/** The whole report, ending with a line break. */
export function formatText(result: CheckResult, { paint, width }: TextOptions): string {
  const lines: string[] = [];
  for (const [file, findings] of byFile(result.findings)) {
    lines.push(paint.bold(file));
    const places = Math.max(...findings.map((one) => placeOf(one).length));
    const severities = Math.max(...findings.map((one) => one.severity.length));
    for (const finding of findings) lines.push(...findingLines(finding, places, severities, paint, width));
    lines.push("");
  }
  return `${[...lines, ...closing(result, paint, width)].join("\n")}\n`;
}

function findingLines(finding: Finding, places: number, severities: number, paint: Paint, width: number): string[] {
  const place = placeOf(finding).padStart(places);
  const severity = finding.severity.padEnd(severities);
  const head = 2 + places + 2 + severities + 2;
  const [first = "", ...rest] = wrap(finding.message, width - head);
  const under = " ".repeat(head);
  const message = [
    `  ${paint.dim(place)}  ${paint[finding.severity](severity)}  ${first}`,
    ...rest.map((line) => under + line),
  ];
  const last = rest[rest.length - 1] ?? first;
  // The rule's name follows where there is room for it, and has a line of its own where there is none.
  if (head + last.length + 2 + finding.rule.length <= width)
    message[message.length - 1] += `  ${paint.dim(finding.rule)}`;
  else message.push(under + paint.dim(finding.rule));
  const indent = " ".repeat(2 + places + 2);
  const notes = [wayOf(finding), fixOf(finding)].filter((note) => note !== "");
  return [...message, ...notes.flatMap((note) => wrapped(note, indent, width)).map((line) => paint.dim(line))];
}

/** `pool.ts:2 → report-worker.ts:4 → …`: paths as seen from the file of the read, where that is shorter. */
function wayOf(finding: Finding): string {
  const steps = finding.path.map((step) => `${near(finding.file, step)}:${step.line}`);
  return steps.filter((step, index) => step !== steps[index - 1]).join(" → ");
}

function fixOf(finding: Finding): string {
  const fix = finding.fixes.find((one) => endsFinding(one) && (one.safe || finding.noFix === null));
  if (!fix) return finding.noFix ? `no automatic rewrite: ${finding.noFix}` : "";
  const title = fix.title.charAt(0).toLowerCase() + fix.title.slice(1);
  return fix.safe
    ? `fix: ${title.replace(/ \([^()]*\)$/, "")} (orm-memory-lint check --fix)`
    : `fix, in the editor: ${title}`;
}

function near(from: string, { file }: PathStep): string {
  const relative = posix.relative(posix.dirname(from), file);
  return relative.length < file.length ? relative : file;
}

function closing({ findings, summary, registrations = [] }: CheckResult, paint: Paint, width: number): string[] {
  const time = seconds(summary.milliseconds);
  if (summary.entries === 0 && findings.length === 0) {
    const nothing = `No pool, queue or scheduled job was found in ${counted(summary.files, "file")}, so no read was judged · ${time}`;
    return [
      ...wrapped(nothing, "", width),
      ...registrations.slice(0, 3).flatMap((one) => wrapped(registration(one), "", width)),
      ...wrapped(declare, "", width),
    ];
  }
  const pools = counted(summary.entries, "pool");
  if (findings.length === 0) {
    const reads = `${counted(summary.reads, "read")} reached`;
    return wrapped(
      `No unbounded reads in ${pools} (${reads}) · ${counted(summary.files, "file")} · ${time}`,
      "",
      width,
    );
  }
  const sums = [
    [summary.warnings, "warning"],
    [summary.informations, "information"],
    [summary.hints, "hint"],
  ] as const;
  const told = sums.filter(([count]) => count > 0).map(([count, noun]) => counted(count, noun));
  const files = `${counted(summary.files, "file")} (${number(summary.parsed)} read closely)`;
  const [first = "", ...rest] = wrapped(`${told.join(", ")} in ${files} · ${time}`, "", width);
  return [paint.bold(first), ...rest];
}

function registration(one: { name: string; file: string; calls: number }): string {
  return `\`${one.name}\` in ${one.file} takes a callback and is called ${one.calls === 1 ? "once" : `${number(one.calls)} times`}.`;
}

const declare =
  "If functions of your own start work in a pool, name them in orm-memory.config.json, for example " +
  '{ "poolEntries": [{ "module": "./src/jobs", "export": "createJob", "callback": 1 }] }.';

function wrapped(text: string, indent: string, width: number): string[] {
  return wrap(text, width - indent.length).map((line) => indent + line);
}

function placeOf({ range }: Finding): string {
  return `${range.start.line}:${range.start.column}`;
}

function byFile(findings: readonly Finding[]): [string, Finding[]][] {
  const files = new Map<string, Finding[]>();
  const ordered = [...findings].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column,
  );
  for (const finding of ordered) files.set(finding.file, [...(files.get(finding.file) ?? []), finding]);
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1));
}
