import { waysTo } from "../../analysis/reach/ways.ts";
import { parse } from "../../rewrite/typescript.ts";
import type { Finding } from "../finding.ts";
import type { ReachedRead, Rule } from "../rule.ts";
import { explain } from "./explain.ts";
import { computeFix, type FixTarget, offerFixes, prepareFixes } from "./fixes/index.ts";
import { suppression } from "./fixes/suppress.ts";
import { judge, ruleId } from "./verdict.ts";

export const unboundedRead: Rule = {
  id: ruleId,
  description: "A read without a bound runs in a worker pool, a job or a fan-out.",
  severity: "warning",
  check,
  explain,
  offer: async (finding, text, batchSize) => {
    const { shared } = finding.read;
    if (shared)
      return {
        fixes: [suppression],
        noFix: `the read is in line ${shared.line} of ${shared.file}, which reads for all who call it`,
      };
    await prepareFixes();
    const target = targetOf(finding, text, batchSize);
    return offerFixes(target, parse(finding.file, text));
  },
  fix: (finding, kind, text, batchSize) => computeFix(targetOf(finding, text, batchSize), kind),
};

function targetOf(finding: Finding, text: string, batchSize: number): FixTarget {
  return { read: finding.read, range: finding.range, fileName: finding.file, text, batchSize, rule: finding.rule };
}

/** One finding for a read; of a shared one, one for each of the callers that choose what is read. */
function check(read: ReachedRead): Finding[] {
  const worst = new Map<string, Finding>();
  for (const way of waysTo(read.walk, read.node)) {
    const verdict = judge({ ...read, node: way });
    // What is no read of rows is none on any way.
    if (verdict.is === "one" || verdict.is === "small") return [];
    if (verdict.is !== "finding") continue;
    const { finding } = verdict;
    const { file, range } = finding;
    const key = `${file}:${range.start.line}:${range.start.column}`;
    const before = worst.get(key);
    if (!before || (before.severity !== "warning" && finding.severity === "warning")) worst.set(key, finding);
    // A read that nobody shares is one finding, and no other way makes it worse.
    if (finding.severity === "warning" && !finding.read.shared) break;
  }
  return [...worst.values()];
}
