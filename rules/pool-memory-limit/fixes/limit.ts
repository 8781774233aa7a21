/** *Limit the heap of each worker*: an option more where the threads are started. Never safe: a task that needs more fails. */
import type { ts as TS } from "@ts-morph/common";
import { catalog } from "../../../catalog/index.ts";
import { checked } from "../../../rewrite/checked.ts";
import type { Rewrite, TextEdit } from "../../../rewrite/edit.ts";
import { readStyle } from "../../../rewrite/style.ts";
import { loadTypeScript, parse, ts } from "../../../rewrite/typescript.ts";
import type { Finding, FixKind } from "../../finding.ts";
import type { Sources } from "../../rule.ts";
import { callAt } from "../../unbounded-read/fixes/fan-out/find.ts";
import { withOption } from "../../unbounded-read/fixes/fan-out/option.ts";
import { unwrapped } from "../../unbounded-read/fixes/object.ts";
import { computeSuppression, offerSuppression } from "../../unbounded-read/fixes/suppress.ts";
import { fixTarget } from "../../unbounded-read/fixes/target.ts";

/** Enough for a page of rows of any width, and few enough that several workers fit into a usual container. */
const megabytes = 512;

export async function offerMemoryLimit(finding: Finding, sources: Sources): Promise<Pick<Finding, "fixes" | "noFix">> {
  await loadTypeScript();
  const file = parse(finding.file, sources.text(finding.file) ?? "");
  const fixes = offerSuppression(fixTarget(finding, sources), file, "Ignore this pool, with a reason");
  const edits = limitEdits(finding, file);
  if ("reason" in edits) return { fixes, noFix: edits.reason };
  const title = `Limit the heap of each worker to ${megabytes} MB (a task that needs more fails with ERR_WORKER_OUT_OF_MEMORY)`;
  return { fixes: [{ kind: "limit-fan-out", title, safe: false }, ...fixes], noFix: null };
}

export async function computeMemoryLimit(finding: Finding, kind: FixKind, sources: Sources): Promise<Rewrite> {
  await loadTypeScript();
  const file = parse(finding.file, sources.text(finding.file) ?? "");
  if (kind !== "suppress") return limitEdits(finding, file);
  return computeSuppression(fixTarget(finding, sources), file);
}

function limitEdits(
  { range, entry, file: name }: Finding,
  file: TS.SourceFile,
): { edits: TextEdit[] } | { reason: string } {
  const call = callAt(file, range.start);
  const makes = catalog.pools.find(({ id }) => id === entry.library)?.makes ?? [];
  const places = makes.find(({ memoryLimit }) => memoryLimit)?.memoryLimit ?? [];
  const written = call && optionsOf(call);
  const place = places.find((at) => at.startsWith(`${written}.`)) ?? places[0] ?? "";
  const option = place.split(".").slice(1).join(".");
  const edits = call && withOption(call, place, megabytes, readStyle(file.text));
  if (!edits) return { reason: `the options are not written where the workers are started; add \`${option}\` to them` };
  const made = checked(name, file.text, edits);
  return "reason" in made ? made : { edits: made.edits };
}

/** Which argument holds the options: the first that is written as an object. */
function optionsOf({
  arguments: list = [] as unknown as TS.NodeArray<TS.Expression>,
}: TS.CallExpression | TS.NewExpression): number {
  return list.findIndex((one) => ts.isObjectLiteralExpression(unwrapped(one)));
}
