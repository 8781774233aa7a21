import { rowsFlow } from "../../analysis/flow/rows.ts";
import { asRun } from "../../analysis/reads/handed-back.ts";
import { placesOf } from "../../analysis/reads/places.ts";
import { relatedOf } from "../../analysis/reads/related.ts";
import { numberOf } from "../../analysis/values/places.ts";
import type { Concurrency, Finding, Severity } from "../finding.ts";
import { atOncePhrase, flowPhrase, rowsPhrase } from "../reached/message.ts";
import { readFinding } from "../reached/read-finding.ts";
import { sure, unlimitedVerdict, worstVerdict } from "../reached/verdict.ts";
import type { ReachedRead, Rule } from "../rule.ts";
import { commentOnly } from "../suppression-fix.ts";
import { type Explosion, explosionOf } from "./shape.ts";

const ruleId = "relation-explosion";

/** From so many relations side by side on the product is large even where each of them is small. */
const several = 3;

export const relationExplosion: Rule = {
  id: ruleId,
  description: "Relations to many are loaded side by side, or inside each other, without a limit.",
  severity: "warning",
  preview: true,
  check,
  ...commentOnly(),
};

function check(read: ReachedRead): Finding[] {
  const { program, site, table, schema, tables, settings } = read;
  if (!site.read.brings || settings.smallTables.some((one) => one.toLowerCase() === table?.toLowerCase())) return [];
  const bringing = relatedOf(program, site, table, schema, tables);
  const explosion = bringing ? explosionOf(bringing) : null;
  if (!bringing || !explosion) return [];
  const unbounded = worstVerdict(read);
  const verdict = unbounded ?? unlimitedVerdict(read);
  // All rows of all rows of a few are a few.
  if (!verdict && explosion.is === "inside") return [];
  // Two relations of rows that keys name are mostly short lists: nothing tells of their size.
  if (!verdict && explosion.of.length < several) return [];
  const run = verdict?.read ?? { ...read, site: asRun(program, read.node, site) ?? site };
  const { entry, confidence: way } = run.node;
  const confidence = Math.round(way * site.confidence * 100) / 100;
  if (confidence < settings.minimumConfidence) return [];
  const flow = verdict?.flow ?? rowsFlow(program, run.node, run.site);
  const many = verdict !== null && site.read.rows === "many";
  const rows = unbounded && many ? rowsPhrase(run, unbounded.grade) : parentsOf(run, verdict !== null);
  const bad =
    many &&
    explosion.is === "beside" &&
    (explosion.of.length >= several || (unbounded?.finding.severity === "warning" && together(entry.atOnce)));
  const severity: Severity = bad && confidence >= sure ? "warning" : "information";
  return [
    readFinding(run, {
      rule: ruleId,
      severity,
      confidence,
      place: { file: run.site.scope.file, at: run.site.at, name: run.site.name },
      message: `${messageOf(explosion)} ${rows}, ${atOncePhrase(entry)}.`,
      details: [whyOf(explosion), flowPhrase(entry, flow)],
      reads: rows,
      flow,
      noFix: bringing.how.instead,
    }),
  ];
}

const together = (atOnce: Concurrency): boolean => atOnce === "unbounded" || atOnce === "unknown" || atOnce > 1;

/** "each of up to 500 `customer` rows", "one `customer` row" */
function parentsOf({ program, site, table }: ReachedRead, several: boolean): string {
  const row = table === null ? "row" : `\`${table}\` row`;
  if (site.read.rows === "one") return `one ${row}`;
  for (const place of site.read.bound)
    for (const found of placesOf(program, site, place)) {
      const most = found.is === "value" ? numberOf(program.evaluator, found.expr, found.scope) : undefined;
      if (most !== undefined) return most === 1 ? `one ${row}` : `each of up to ${Math.abs(most)} ${row}s`;
    }
  return several ? `each ${row} of a page` : `each ${row} that its filter names`;
}

function messageOf({ is, of }: Explosion): string {
  const names = of.map((name) => `\`${name}\``);
  if (is === "beside")
    return `Joins ${of.length} to-many relations side by side, so that rows multiply (${names.join(" × ")}) for`;
  return `Loads all ${names.toReversed().join(" of all ")} of`;
}

const whyOf = ({ is, of }: Explosion): string =>
  is === "beside"
    ? `In one statement each row of one relation comes with each row of the others: ten of each of ${of.length} are ${(10 ** of.length).toLocaleString("en")} rows, with all their columns.`
    : "Nothing limits the rows of either relation, so that they grow with the product of both.";
