/** The limit that `unbounded-read` offers for the fan-out that starts a read, offered at the fan-out itself. */
import { loadTypeScript, parse } from "../../rewrite/typescript.ts";
import type { Rule } from "../rule.ts";
import { computeLimit, offerLimit } from "../unbounded-read/fixes/fan-out/index.ts";
import { computeSuppression, offerSuppression } from "../unbounded-read/fixes/suppress.ts";
import { fixTarget } from "../unbounded-read/fixes/target.ts";

export const offerFanOutLimit: Rule["offer"] = async (finding, sources) => {
  await loadTypeScript();
  const limit = offerLimit(finding, sources.text);
  const target = fixTarget(finding, sources);
  const silence = offerSuppression(target, parse(finding.file, target.text), "Ignore this fan-out, with a reason");
  return limit
    ? { fixes: [limit, ...silence], noFix: null }
    : {
        fixes: silence,
        noFix: "the tasks are started in a form that no rewrite knows; by hand, start a few at a time",
      };
};

export const computeFanOutLimit: Rule["fix"] = async (finding, kind, sources) => {
  await loadTypeScript();
  if (kind === "limit-fan-out") return computeLimit(finding, sources.text);
  if (kind !== "suppress") return { reason: "this rule has no such fix" };
  const target = fixTarget(finding, sources);
  return computeSuppression(target, parse(finding.file, target.text));
};
