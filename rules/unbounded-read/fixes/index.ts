/**
 * Fixes of `unbounded-read`. What is offered is decided on a bare syntax tree, cheaply, for every finding; the edits of
 * one fix are computed on ts-morph when somebody asks for them. Both follow the same plan, so they can't disagree.
 */
import type { ts as TS } from "@ts-morph/common";
import { checked } from "../../../rewrite/checked.ts";
import { minimalEdits } from "../../../rewrite/diff.ts";
import { applyEdits, type Rewrite, type TextEdit } from "../../../rewrite/edit.ts";
import { thousands } from "../../../rewrite/number.ts";
import { readStyle } from "../../../rewrite/style.ts";
import { loadTypeScript } from "../../../rewrite/typescript.ts";
import type { Fix, FixKind } from "../../finding.ts";
import { type BatchPlan, planBatch } from "./batch.ts";
import { batchEdits } from "./batch-edits.ts";
import { boundEdits } from "./bound.ts";
import { valueNames } from "./scope.ts";
import { suppressEdits, suppression } from "./suppress.ts";
import { type FixTarget, findRead } from "./target.ts";

export type { FixTarget } from "./target.ts";

/** What can be offered for a finding, best first; `noFix` is why there is no batch rewrite, null when there is. */
export interface Offer {
  fixes: Fix[];
  noFix: string | null;
}

/**
 * Decides what to offer. `file` is the target's text, parsed by `ts.createSourceFile` with parent pointers.
 * `prepareFixes` has to have been awaited once. Never throws for a text it does not understand: it offers less.
 */
export function offerFixes(target: FixTarget, file: TS.SourceFile): Offer {
  const fixes: Fix[] = [];
  const read = findRead(file, target);
  const plan = read ? batchPlan(target, file) : { reason: "the read is not a plain call of a method" };
  const size = thousands(target.batchSize);
  if (!("reason" in plan)) {
    const proven = target.read.key?.proven === true;
    const by = proven ? plan.key : `${plan.key}, if that is the primary key`;
    fixes.push({
      kind: "batch",
      title: `Read in batches of ${size} by ${by} (keeps one batch in memory)`,
      safe: proven,
    });
  }
  if (read && Array.isArray(boundEdits(target, read)))
    fixes.push({
      kind: "bound",
      title: `Read at most ${size} rows (changes the result when there are more)`,
      safe: false,
    });
  if (Array.isArray(suppressEdits(target, file))) fixes.push(suppression);
  return { fixes, noFix: "reason" in plan ? plan.reason : null };
}

/** Loads what `offerFixes` needs. */
export async function prepareFixes(): Promise<void> {
  await loadTypeScript();
}

/**
 * Edits of one fix against the target's text, small and parsed again; or the reason why there are none. Loads ts-morph.
 * A kind that this rule does not have gives a reason, too.
 */
export async function computeFix(target: FixTarget, kind: FixKind): Promise<Rewrite> {
  await loadTypeScript();
  const { openFile } = await import("../../../rewrite/project.ts");
  const style = readStyle(target.text);
  const opened = await openFile(target.fileName, target.text, style);
  const file = opened.compilerNode as TS.SourceFile;
  const read = findRead(file, target);
  if (kind === "suppress") return finish(target, suppressEdits(target, file));
  if (!read) return { reason: "the read is no longer where it was" };
  if (kind === "bound") return finish(target, boundEdits(target, read));
  if (kind !== "batch") return { reason: `there is no rewrite of the kind "${kind}" for this read` };
  const plan = batchPlan(target, file);
  if ("reason" in plan) return plan;
  const need = importOf(plan);
  if (!need) return finish(target, batchEdits(plan, { target, style, beyond: null }));
  const { importedAs, importName } = await import("../../../rewrite/imports.ts");
  const beyond = importedAs(opened, need.module, need.name) ?? need.name;
  const changed = applyEdits(target.text, batchEdits(plan, { target, style, beyond }));
  const rewritten = await openFile(target.fileName, changed, style);
  importName(rewritten, need.module, need.name, style);
  return finish(target, minimalEdits(target.text, rewritten.getFullText()));
}

function batchPlan(target: FixTarget, file: TS.SourceFile): BatchPlan | { reason: string } {
  const read = findRead(file, target);
  if (!read) return { reason: "the read is not a plain call of a method" };
  const plan = planBatch(target, read);
  if ("reason" in plan) return plan;
  const need = importOf(plan);
  const own = need && valueNames(file).has(need.name) && !file.text.includes(need.module);
  return own ? { reason: `\`${need.name}\` means something else in this file` } : plan;
}

function importOf(plan: BatchPlan): { module: string; name: string } | undefined {
  const { up, down } = plan.dialect.beyond;
  return (plan.page.descending ? down : up).import;
}

function finish(target: FixTarget, edits: TextEdit[] | { reason: string }): Rewrite {
  if (!Array.isArray(edits)) return edits;
  const outcome = checked(target.fileName, target.text, edits);
  if ("reason" in outcome) return outcome;
  return { edits: minimalEdits(target.text, applyEdits(target.text, edits)) };
}
