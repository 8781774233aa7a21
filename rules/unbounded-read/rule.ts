import { waysTo } from "../../analysis/reach/ways.ts";
import { parse } from "../../rewrite/typescript.ts";
import type { Finding } from "../finding.ts";
import type { ReachedRead, Rule } from "../rule.ts";
import { explain } from "./explain.ts";
import { computeFix, type FixTarget, offerFixes, prepareFixes } from "./fixes/index.ts";
import { judge, ruleId } from "./verdict.ts";

export const unboundedRead: Rule = {
  id: ruleId,
  description: "A read without a bound runs in a worker pool, a job or a fan-out.",
  severity: "warning",
  check,
  explain,
  offer: async (finding, text, batchSize) => {
    await prepareFixes();
    const target = targetOf(finding, text, batchSize);
    return offerFixes(target, parse(finding.file, text));
  },
  fix: (finding, kind, text, batchSize) => computeFix(targetOf(finding, text, batchSize), kind),
};

function targetOf(finding: Finding, text: string, batchSize: number): FixTarget {
  return { read: finding.read, range: finding.range, fileName: finding.file, text, batchSize, rule: finding.rule };
}

function check(read: ReachedRead): Finding | undefined {
  let worst: Finding | undefined;
  for (const way of waysTo(read.walk, read.node)) {
    const verdict = judge({ ...read, node: way });
    // What is no read of rows is none on any way.
    if (verdict.is === "one" || verdict.is === "small") return undefined;
    if (verdict.is !== "finding") continue;
    if (verdict.finding.severity === "warning") return verdict.finding;
    worst ??= verdict.finding;
  }
  return worst;
}
