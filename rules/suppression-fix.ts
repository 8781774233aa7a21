/** The fix that every finding is offered: a comment with a reason. */
import type { Rewrite } from "../rewrite/edit.ts";
import { loadTypeScript, parse } from "../rewrite/typescript.ts";
import type { Finding, Fix, FixKind } from "./finding.ts";
import type { Sources } from "./rule.ts";
import { suppressEdits, suppression } from "./unbounded-read/fixes/suppress.ts";
import type { FixTarget } from "./unbounded-read/fixes/target.ts";

function targetOf({ read, range, file, rule }: Finding, { text, batchSize }: Sources): FixTarget {
  return { read: read!, range, fileName: file, text: text(file) ?? "", batchSize, rule };
}

/** The comment, where one may stand above the line. */
export async function offerSuppression(finding: Finding, sources: Sources): Promise<Fix[]> {
  await loadTypeScript();
  const target = targetOf(finding, sources);
  return Array.isArray(suppressEdits(target, parse(finding.file, target.text))) ? [suppression] : [];
}

/** Its edits; of another kind there are none. */
export async function suppressionEdits(finding: Finding, kind: FixKind, sources: Sources): Promise<Rewrite> {
  if (kind !== "suppress") return { reason: "this rule has no such fix" };
  await loadTypeScript();
  const target = targetOf(finding, sources);
  const edits = suppressEdits(target, parse(finding.file, target.text));
  return "reason" in edits ? edits : { edits };
}
