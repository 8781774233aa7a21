/** The latest findings by file, each file with an id that changes when what is shown for it changes. */
import { createHash } from "node:crypto";
import type { CheckResult, Finding, Problem } from "../rules/finding.ts";

export interface FileReport {
  path: string;
  /** Equal ids mean equal content, also after a restart. */
  id: string;
  findings: Finding[];
  problems: Problem[];
}

/** Id of a file of which there is nothing to say. */
export const nothing = "0";

export class Results {
  #roots = new Map<string, { result: CheckResult; reports: Map<string, FileReport> }>();

  set(root: string, result: CheckResult): void {
    this.#roots.set(root, { result, reports: byFile(result) });
  }

  delete(root: string): void {
    this.#roots.delete(root);
  }

  /** The whole result of a root's last check; undefined before the first. */
  of(root: string): CheckResult | undefined {
    return this.#roots.get(root)?.result;
  }

  report(root: string, path: string): FileReport {
    return this.#roots.get(root)?.reports.get(path) ?? { path, id: nothing, findings: [], problems: [] };
  }

  /** Files of a root that have something to show. */
  reports(root: string): FileReport[] {
    return [...(this.#roots.get(root)?.reports.values() ?? [])];
  }
}

function byFile({ findings, problems }: CheckResult): Map<string, FileReport> {
  const reports = new Map<string, FileReport>();
  const at = (path: string): FileReport => {
    const report = reports.get(path) ?? { path, id: nothing, findings: [], problems: [] };
    reports.set(path, report);
    return report;
  };
  for (const finding of findings) at(finding.file).findings.push(finding);
  for (const problem of problems) if (problem.file !== null) at(problem.file).problems.push(problem);
  for (const report of reports.values()) {
    report.id = createHash("sha1")
      .update(JSON.stringify([report.findings, report.problems]))
      .digest("base64url")
      .slice(0, 16);
  }
  return reports;
}
