import type { ts as TS } from "@ts-morph/common";
import type { Rewrite } from "../../rewrite/edit.ts";
import { thousands } from "../../rewrite/number.ts";
import { parse } from "../../rewrite/typescript.ts";
import type { Finding, Fix, FixKind } from "../finding.ts";
import type { Sources } from "../rule.ts";
import { computeFix, type FixTarget, prepareFixes } from "../unbounded-read/fixes/index.ts";
import type { Reading } from "../unbounded-read/fixes/reading/reading.ts";
import { readingOf } from "../unbounded-read/fixes/reading/readings.ts";
import { offerSuppression } from "../unbounded-read/fixes/suppress.ts";
import { fixTarget } from "../unbounded-read/fixes/target.ts";

/** The limit of the program, put into the read; of a limit that the library applies, what to do by hand. */
export async function offer(finding: Finding, sources: Sources): Promise<Pick<Finding, "fixes" | "noFix">> {
  await prepareFixes();
  const target = targetOf(finding, sources);
  const file = parse(finding.file, target.text);
  const silence = offerSuppression(target, file);
  if (finding.read?.kept === undefined) return { fixes: silence, noFix: finding.noFix };
  const bound = boundIn(target, file);
  if ("reason" in bound) return { fixes: silence, noFix: bound.reason };
  return { fixes: [bound.fix, ...silence], noFix: bound.because };
}

/** Edits of one fix against the text of the finding's file. */
export function fix(finding: Finding, kind: FixKind, sources: Sources): Promise<Rewrite> {
  return computeFix(targetOf(finding, sources), kind);
}

/** The size of a page is here the number of rows that are kept. */
const targetOf = (finding: Finding, sources: Sources): FixTarget =>
  fixTarget(finding, { ...sources, batchSize: finding.read?.kept ?? sources.batchSize });

function boundIn(target: FixTarget, file: TS.SourceFile): { fix: Fix; because: string | null } | { reason: string } {
  const reading = readingOf(target, file);
  if ("reason" in reading) return reading;
  const edits = reading.limit(target.batchSize);
  if ("reason" in edits) return edits;
  const rows = target.batchSize === 1 ? "one row" : `${thousands(target.batchSize)} rows`;
  const risk = riskOf(target, reading);
  const title = `Read ${rows} instead of all (${risk ? `${risk}, so they may be others` : "the same rows"})`;
  return {
    fix: { kind: "bound", title, safe: risk === null },
    because: risk && `${risk}, so the database may choose other rows`,
  };
}

/** Why the database might choose other rows than came first; null where the order leaves it no choice. */
function riskOf({ read }: FixTarget, { order }: Reading): string | null {
  if (!order) return "no order is written";
  if ("reason" in order) return "the order may leave rows equal";
  const fields = new Set(order.order.map(({ field }) => field));
  const unique = read.key?.proven && read.key.fields.every((field) => fields.has(field));
  return unique ? null : "the order may leave rows equal";
}
