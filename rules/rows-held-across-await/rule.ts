import { lineOf } from "../../analysis/facts.ts";
import { columnsUsed } from "../../analysis/flow/columns.ts";
import { heldRows } from "../../analysis/flow/held.ts";
import { languageOf } from "../../analysis/language.ts";
import { asksForColumns, isFilled } from "../../analysis/reads/places.ts";
import { parse } from "../../rewrite/typescript.ts";
import type { Finding } from "../finding.ts";
import { atOncePhrase, rowsPhrase } from "../reached/message.ts";
import { readFinding } from "../reached/read-finding.ts";
import { ownVerdict } from "../reached/verdict.ts";
import type { ReachedRead, Rule } from "../rule.ts";
import { prepareFixes } from "../unbounded-read/fixes/index.ts";
import { fixTarget } from "../unbounded-read/fixes/target.ts";
import { computeExtract, offerExtract } from "./fixes.ts";

const id = "rows-held-across-await";

/**
 * A suspended async function keeps its `const rows` after their last use, on Node 20 and 24 alike, so that as many result sets
 * are alive as functions wait. Collected when the read stands in a function of its own.
 */
export const rowsHeldAcrossAwait: Rule = {
  id,
  description: "Rows that are no longer used stay in memory while their function waits for something else.",
  severity: "information",
  preview: true,
  check,
  offer: async (finding, sources) => {
    await prepareFixes();
    const target = fixTarget(finding, sources);
    return offerExtract(target, parse(finding.file, target.text));
  },
  fix: async (finding, kind, sources) => {
    await prepareFixes();
    return computeExtract(fixTarget(finding, sources), kind);
  },
};

function check(read: ReachedRead): Finding[] {
  const { program } = read;
  const verdict = ownVerdict(read);
  if (!verdict) return [];
  const { site, node } = verdict.read;
  const { entry } = node;
  // One function at a time holds one set, as it did while it used it; and a set that is no whole table is small beside the others.
  if (entry.atOnce === 1 || verdict.grade.scope !== "table") return [];
  // Of columns that were asked for little is left to hold beside what the program took out of them.
  if (asksForColumns(program, site)) return [];
  const held = heldRows(program, site);
  // What was made of the rows may hold them as well as their name: only values that were taken out of them can't.
  if (!held || !columnsUsed(program, site) || site.read.relations?.some((place) => isFilled(program, site, place)))
    return [];
  const rows = rowsPhrase(verdict.read, verdict.grade);
  const python = languageOf(site.scope.file) === "python";
  return [
    readFinding(verdict.read, {
      rule: id,
      severity: "information",
      confidence: verdict.finding.confidence,
      place: { file: site.scope.file, at: site.at, name: site.name },
      message: `Keeps ${rows} in memory while it waits for \`${held.waits.name}\` in line ${lineOf(held.waits.at)}, ${atOncePhrase(entry)}.`,
      details: [
        `\`${held.name}\` is used for the last time in line ${lineOf(held.last)}, but a suspended ${python ? "coroutine" : "async function"} keeps its variables: each set of rows is freed when its function ends.`,
      ],
      reads: rows,
      flow: verdict.flow,
      noFix: python
        ? `by hand, \`del ${held.name}\` after its last use, or the read and what uses it in a function of their own`
        : undefined,
    }),
  ];
}
