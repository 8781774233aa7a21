import { lineOf } from "../../analysis/facts.ts";
import { type ListWork, listWork, type WorkKind } from "../../analysis/flow/list-work.ts";
import { asksForColumns } from "../../analysis/reads/places.ts";
import { modelColumns } from "../../analysis/tables/attributes.ts";
import { rowColumns } from "../../analysis/tables/row-type.ts";
import { parse } from "../../rewrite/typescript.ts";
import type { Finding } from "../finding.ts";
import { listed, rowsPhrase } from "../reached/message.ts";
import { readFinding } from "../reached/read-finding.ts";
import { ownVerdict } from "../reached/verdict.ts";
import type { ReachedRead, Rule } from "../rule.ts";
import { computeFix, offerOne, prepareFixes } from "../unbounded-read/fixes/index.ts";
import { fixTarget } from "../unbounded-read/fixes/target.ts";

const id = "in-memory-work";

/** All rows are brought into the program for something that the database does without handing them over. */
export const inMemoryWork: Rule = {
  id,
  description: "All rows are read, only to be counted, filtered, sorted, added up or searched in memory.",
  severity: "information",
  preview: true,
  check,
  offer: async (finding, sources) => {
    await prepareFixes();
    const target = fixTarget(finding, sources);
    const { fixes, noFix } = offerOne(target, parse(finding.file, target.text), "count", true);
    return { fixes, noFix: noFix && finding.noFix };
  },
  fix: (finding, kind, sources) => computeFix(fixTarget(finding, sources), kind),
};

/** What is said of each kind: what the program does, and where it belongs. */
const words: Record<WorkKind, { does: string; instead: string }> = {
  exist: { does: "asked for", instead: "to ask the database whether there is one reads one row at most" },
  count: { does: "counted", instead: "a count in the database is one number" },
  filter: { does: "filtered", instead: "as a condition of the read it leaves the others in the database" },
  find: { does: "searched", instead: "as a condition of the read, with a limit of one, it brings one row" },
  sort: { does: "sorted", instead: "the database sorts by an index, and can then give them page by page" },
  sum: { does: "added up", instead: "a sum in the database is one number" },
  distinct: { does: "searched for different values", instead: "a distinct read brings each value once" },
};

function check(read: ReachedRead): Finding[] {
  const { program } = read;
  const verdict = ownVerdict(read);
  // What a shared repository reads is chosen by its callers, and what they do with it is theirs.
  if (!verdict) return [];
  // The rows of one parent, or of one value, are few enough to be gone through.
  if (verdict.grade.scope === "parent") return [];
  const { site, schema, table } = verdict.read;
  // Changed rows come back because they were changed: counting them is no read.
  if (site.read.changes) return [];
  const work = listWork(program, site);
  if (!work || !isColumns(work, read) || work.some((one) => hasNoDoubles(one, read))) return [];
  const kinds = [...new Set(work.map(({ kind }) => kind))];
  const line = lineOf(work[0]!.at);
  const of = work.flatMap(({ columns }) => columns);
  const by = of.length ? ` by ${listed([...new Set(of)].slice(0, 3).map((name) => `\`${name}\``))}` : "";
  const does = `${listed(kinds.map((kind) => words[kind].does))}${kinds.includes("filter") || kinds.includes("find") || kinds.includes("sort") ? by : ""}`;
  const rows = rowsPhrase(verdict.read, verdict.grade);
  return [
    readFinding(verdict.read, {
      rule: id,
      severity: "information",
      confidence: verdict.finding.confidence,
      place: { file: site.scope.file, at: site.at, name: site.name },
      message: `Reads ${rows} only to ${kinds[0] === "exist" ? "see whether there are any" : `have them ${does} in memory`}, in line ${line}; ${words[kinds[0]!].instead}.`,
      details: [
        kinds[0] === "exist"
          ? "What its methods give afterwards is another query, or a part of these rows."
          : `Nothing else is done with the rows${table && schema ? ` of \`${table}\`` : ""}.`,
      ],
      reads: rows,
      flow: verdict.flow,
      noFix: `what line ${line} does with the rows has to be written as a query by hand`,
    }),
  ];
}

/** Where only that column is read, or each of its values comes once, a distinct read brings much the same. */
function hasNoDoubles({ kind, columns }: ListWork, { program, site, schema, table }: ReachedRead): boolean {
  if (kind !== "distinct") return false;
  const known = schema?.columns ?? rowColumns(program, site, table) ?? modelColumns(program, site);
  return (
    asksForColumns(program, site) ||
    columns.some((name) => name === "id" || known?.get(name)?.unique || schema?.primary.join() === name)
  );
}

/** A getter or a relation is no column that a query can ask. */
function isColumns(work: readonly ListWork[], { program, site, schema, table }: ReachedRead): boolean {
  const known = schema?.columns ?? rowColumns(program, site, table) ?? modelColumns(program, site);
  return work.every(({ columns }) =>
    columns.every((name) => {
      const column = known?.get(name);
      return known === undefined || (column !== undefined && column.plain !== false && !column.list);
    }),
  );
}
