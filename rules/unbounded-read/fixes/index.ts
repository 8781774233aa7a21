/**
 * Fixes of `unbounded-read`. What is offered is decided on a bare syntax tree, cheaply, for every finding; the edits of
 * one fix are computed on ts-morph when somebody asks for them. Both follow the same plan, so they can't disagree.
 */
import type { ts as TS } from "@ts-morph/common";
import { checked } from "../../../rewrite/checked.ts";
import { minimalEdits } from "../../../rewrite/diff.ts";
import { applyEdits, type Rewrite, type TextEdit } from "../../../rewrite/edit.ts";
import { importNames, type Wanted } from "../../../rewrite/imports.ts";
import { thousands } from "../../../rewrite/number.ts";
import { readStyle, type Style } from "../../../rewrite/style.ts";
import { loadTypeScript } from "../../../rewrite/typescript.ts";
import type { Fix, FixKind } from "../../finding.ts";
import { planBatch } from "./batch.ts";
import { batchEdits } from "./batch-edits.ts";
import { countEdits, planCount } from "./count.ts";
import { narrowTitle, planNarrow } from "./narrow.ts";
import { orderPhrase } from "./reading/order.ts";
import type { Reading, Reason } from "./reading/reading.ts";
import { readingOf } from "./reading/readings.ts";
import { planStream, streamEdits } from "./stream.ts";
import { offerSuppression, suppressEdits } from "./suppress.ts";
import type { FixTarget } from "./target.ts";

export type { FixTarget } from "./target.ts";

/** What can be offered for a finding, best first; `noFix` is why there is no rewrite, null when there is one. */
export interface Offer {
  fixes: Fix[];
  noFix: string | null;
}

/** One way to rewrite a read: what it is called, and how it is written once it is chosen. */
interface Option {
  fix: Fix;
  imports: readonly Wanted[];
  edits: (written: { style: Style; imported: (one: Wanted) => string }) => TextEdit[];
}

/**
 * Decides what to offer. `file` is the target's text, parsed by `ts.createSourceFile` with parent pointers.
 * `prepareFixes` has to have been awaited once. Never throws for a text it does not understand: it offers less.
 */
export function offerFixes(target: FixTarget, file: TS.SourceFile): Offer {
  const fixes: Fix[] = [];
  const reading = readingOf(target, file);
  const rewrites = rewriteKinds.map((kind) => optionOf(kind, target, reading));
  for (const one of rewrites) if (!("reason" in one)) fixes.push(one.fix);
  const noFix = fixes.length > 0 ? null : reasonOf(rewrites);
  for (const kind of ["narrow", "bound"] as const) {
    const option = optionOf(kind, target, reading);
    if (!("reason" in option)) fixes.push(option.fix);
  }
  return { fixes: [...fixes, ...offerSuppression(target, file)], noFix };
}

/** What a rule offers that has one fix of its own, of those that change a read; `ends` says that its finding is gone then. */
export function offerOne(target: FixTarget, file: TS.SourceFile, kind: FixKind, ends: boolean): Offer {
  const option = optionOf(kind, target, readingOf(target, file));
  const silence = offerSuppression(target, file);
  if ("reason" in option) return { fixes: silence, noFix: option.reason };
  const { leaves: _, ...fix } = option.fix;
  return { fixes: [ends ? fix : option.fix, ...silence], noFix: null };
}

/** Best first. */
const rewriteKinds = ["count", "batch", "stream"] as const;

/** Of several reasons the one for batches, which nearly every library has. */
function reasonOf(rewrites: readonly (Option | Reason)[]): string | null {
  const batch = rewrites[rewriteKinds.indexOf("batch")]!;
  return "reason" in batch ? batch.reason : null;
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
  if (kind === "suppress") return finish(target, suppressEdits(target, file));
  const option = optionOf(kind, target, readingOf(target, file));
  if ("reason" in option) return option;
  const { names, edits } = importNames(file, option.imports, style);
  const imported = ({ module, name }: Wanted): string =>
    names[option.imports.findIndex((one) => one.module === module && one.name === name)] ?? name;
  return finish(target, [...edits, ...option.edits({ style, imported })]);
}

function optionOf(kind: FixKind, target: FixTarget, reading: Reading | Reason): Option | Reason {
  if ("reason" in reading) return reading;
  const size = thousands(target.batchSize);
  if (kind === "batch") {
    const plan = planBatch(target, reading);
    if ("reason" in plan) return plan;
    const proven = target.read.key?.proven === true;
    const by = orderPhrase(plan.order);
    return {
      fix: {
        kind,
        title: `Read in batches of ${size} by ${proven ? by : `${by}, if that is the primary key`} (keeps one batch in memory, each sees the table anew)`,
        safe: proven,
      },
      imports: plan.page.imports,
      edits: (written) => batchEdits(plan, { target, ...written }),
    };
  }
  if (kind === "stream") {
    const plan = planStream(reading);
    if ("reason" in plan) return plan;
    const { holds, unlike, imports } = plan.stream;
    const costs = [
      holds ? "holds a connection until the loop ends" : "reads on while the loop runs",
      ...(unlike ? [unlike] : []),
    ];
    return {
      fix: { kind, title: `Stream the rows (${costs.join("; ")})`, safe: unlike === null },
      imports,
      edits: (written) => streamEdits(plan, { target, ...written }),
    };
  }
  if (kind === "count") {
    const plan = planCount(reading);
    if ("reason" in plan) return plan;
    return {
      fix: { kind, title: "Count in the database (reads one number, no rows)", safe: true },
      imports: plan.count.imports ?? [],
      edits: ({ imported }) => countEdits(plan, target.read.table, imported),
    };
  }
  if (kind === "narrow") {
    const plan = planNarrow(target, reading);
    if ("reason" in plan) return plan;
    return {
      fix: { kind, title: narrowTitle(plan), safe: true, leaves: true },
      imports: [],
      edits: ({ style }) => plan.narrow.write(style.quote),
    };
  }
  if (kind === "bound") {
    const edits = reading.limit(target.batchSize);
    if ("reason" in edits) return edits;
    return {
      fix: { kind, title: `Read at most ${size} rows (changes the result when there are more)`, safe: false },
      imports: [],
      edits: () => edits,
    };
  }
  return { reason: `there is no rewrite of the kind "${kind}" for this read` };
}

function finish(target: FixTarget, edits: TextEdit[] | { reason: string }): Rewrite {
  if (!Array.isArray(edits)) return edits;
  const outcome = checked(target.fileName, target.text, edits);
  if ("reason" in outcome) return outcome;
  return { edits: minimalEdits(target.text, applyEdits(target.text, edits)) };
}
