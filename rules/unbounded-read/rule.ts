import { waysTo } from "../../analysis/reach/ways.ts";
import { parse } from "../../rewrite/typescript.ts";
import type { Finding, Fix } from "../finding.ts";
import { judge, ruleId } from "../reached/verdict.ts";
import type { ReachedRead, Rule, Sources } from "../rule.ts";
import { explain } from "./explain.ts";
import { computeLimit, offerLimit } from "./fixes/fan-out/index.ts";
import { computeFix, offerFixes, prepareFixes } from "./fixes/index.ts";
import { suppression } from "./fixes/suppress.ts";
import { fixTarget } from "./fixes/target.ts";

export const unboundedRead: Rule = {
  id: ruleId,
  description: "A read without a bound runs in a worker pool, a job or a fan-out.",
  severity: "warning",
  check,
  explain,
  offer: async (finding, sources) => {
    await prepareFixes();
    const { fixes, noFix } = ofRead(finding, sources);
    const limit = offerLimit(finding, sources.text);
    return { fixes: limit ? withLimit(fixes, { ...limit, leaves: true }) : fixes, noFix };
  },
  fix: async (finding, kind, sources) => {
    if (kind !== "limit-fan-out") return computeFix(fixTarget(finding, sources), kind);
    await prepareFixes();
    return computeLimit(finding, sources.text);
  },
};

/** What changes the read itself, or silences it. */
function ofRead(finding: Finding, sources: Sources): Pick<Finding, "fixes" | "noFix"> {
  const { shared } = finding.read!;
  if (shared)
    return {
      fixes: [suppression],
      noFix: `the read is in line ${shared.line} of ${shared.file}, which reads for all who call it`,
    };
  const target = fixTarget(finding, sources);
  return offerFixes(target, parse(finding.file, target.text));
}

/** After what makes the read itself small, before what changes its result or silences it. */
function withLimit(fixes: Fix[], limit: Fix): Fix[] {
  const at = fixes.findIndex(({ kind }) => kind === "bound" || kind === "suppress");
  return at < 0 ? [...fixes, limit] : fixes.toSpliced(at, 0, limit);
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
    if (finding.severity === "warning" && !finding.read!.shared) break;
  }
  return [...worst.values()];
}
