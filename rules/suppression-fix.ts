/** The fix that every finding is offered, for rules that have no other: a comment with a reason. */
import { loadTypeScript, parse } from "../rewrite/typescript.ts";
import type { Rule } from "./rule.ts";
import { computeSuppression, offerSuppression } from "./unbounded-read/fixes/suppress.ts";
import { fixTarget } from "./unbounded-read/fixes/target.ts";

/** Offer and fix of a rule whose findings say themselves why there is no rewrite; `title` is the comment's, where it silences no read. */
export const commentOnly = (title?: string): Pick<Rule, "offer" | "fix"> => ({
  offer: async (finding, sources) => {
    await loadTypeScript();
    const target = fixTarget(finding, sources);
    return { fixes: offerSuppression(target, parse(finding.file, target.text), title), noFix: finding.noFix };
  },
  fix: async (finding, kind, sources) => {
    if (kind !== "suppress") return { reason: "this rule has no such fix" };
    await loadTypeScript();
    const target = fixTarget(finding, sources);
    return computeSuppression(target, parse(finding.file, target.text));
  },
});
