/** Findings as workflow commands, which GitHub shows beside the changed lines (its docs, "Workflow commands"). */
import type { CheckResult, Finding } from "../../rules/finding.ts";
import { counted } from "../terminal.ts";

/** One command a finding, then the sum as plain text for the log. */
export function formatGithub({ findings, summary }: CheckResult): string {
  const lines = findings.map(command);
  lines.push(
    `${counted(summary.warnings, "warning")}, ${counted(summary.informations, "information")} in ${counted(summary.files, "file")}`,
  );
  return `${lines.join("\n")}\n`;
}

function command(finding: Finding): string {
  const { start, end } = finding.range;
  const level = finding.severity === "warning" ? "warning" : "notice";
  const properties = {
    file: finding.file,
    line: start.line,
    endLine: end.line,
    col: start.column,
    endColumn: end.column,
    title: finding.rule,
  };
  const told = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const way = finding.path.map((step) => `${step.file}:${step.line} ${step.what}`);
  const rewrite = finding.noFix === null ? [] : [`No automatic rewrite: ${finding.noFix}.`];
  const text = [finding.message, ...finding.details, ...rewrite, ...way].join("\n");
  return `::${level} ${told.join(",")}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
