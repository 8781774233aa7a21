import { keptRows } from "../../analysis/flow/kept.ts";
import { languageOf } from "../../analysis/language.ts";
import { isThere, placesOf } from "../../analysis/reads/places.ts";
import { sqlText } from "../../analysis/reads/sql.ts";
import type { Finding } from "../finding.ts";
import { atOncePhrase, flowPhrase, rowsPhrase } from "../reached/message.ts";
import { readFinding } from "../reached/read-finding.ts";
import { worstVerdict } from "../reached/verdict.ts";
import type { ReachedRead, Rule } from "../rule.ts";
import { fix, offer } from "./fix.ts";
import { ruleId } from "./id.ts";
import { lateFinding } from "./late.ts";

export const limitNotInSql: Rule = {
  id: ruleId,
  description: "A limit is applied after the read: the database sends every row, and most are thrown away.",
  severity: "warning",
  check,
  offer,
  fix,
};

/** What the library cuts, or else what the program does itself. */
function check(read: ReachedRead): Finding[] {
  const finding = lateFinding(read) ?? cutFinding(read);
  return finding ? [finding] : [];
}

/** `(await orders.find()).slice(0, 10)`: the first rows of all are looked at, and nothing else. */
function cutFinding(read: ReachedRead): Finding | null {
  const kept = keptRows(read.program, read.site);
  const verdict = kept === undefined ? null : worstVerdict(read);
  if (kept === undefined || !verdict) return null;
  const { finding, grade, flow } = verdict;
  if (finding.read?.shared) return null;
  const ordered = isOrdered(verdict.read);
  // Which rows of one owner's come first without an order is chance: nothing tells that the database was to choose them.
  if (!ordered && grade.scope !== "table") return null;
  const rows = rowsPhrase(verdict.read, grade);
  const { name, at, scope } = verdict.read.site;
  return readFinding(verdict.read, {
    rule: ruleId,
    severity: finding.severity,
    confidence: finding.confidence,
    place: { file: scope.file, at, name },
    message: `Loads ${rows} into memory to keep the first${kept === 1 ? "" : ` ${kept}`}, ${atOncePhrase(verdict.read.node.entry)}.`,
    details: [
      `Only the first ${kept === 1 ? "row is" : `${kept} rows are`} looked at, and the query has no limit, so the database sends all of them.`,
      flowPhrase(verdict.read.node.entry, flow),
    ],
    reads: rows,
    flow,
    kept,
    noFix: languageOf(scope.file) === "python" ? "by hand, the limit in the query, before anything runs it" : undefined,
  });
}

function isOrdered({ program, site }: ReachedRead): boolean {
  if (site.read.sql) return /\border\s+by\b/i.test(sqlText(program, site) ?? "");
  return site.read.order?.some((place) => placesOf(program, site, place).some(isThere)) ?? false;
}
