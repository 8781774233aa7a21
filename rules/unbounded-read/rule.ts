import { columnOf, lineOf } from "../../analysis/facts.ts";
import { rowsFlow } from "../../analysis/flow/rows.ts";
import { waysTo } from "../../analysis/reach/ways.ts";
import { boundOf, isGrouped } from "../../analysis/reads/bound.ts";
import { filterOf } from "../../analysis/reads/filter.ts";
import { asRun } from "../../analysis/reads/handed-back.ts";
import { givesGroups } from "../../analysis/reads/sql.ts";
import type { Table } from "../../analysis/tables/table.ts";
import { parse } from "../../rewrite/typescript.ts";
import type { Finding, ReadFacts } from "../finding.ts";
import type { ReachedRead, Rule } from "../rule.ts";
import { computeFix, type FixTarget, offerFixes, prepareFixes } from "./fixes/index.ts";
import { asksForOne, gradeOf } from "./grade.ts";
import { flowPhrase, messageOf, rowsPhrase, whyPhrase } from "./message.ts";
import { pathOf } from "./path.ts";

/** From here on a finding is a warning; below it is information. */
const sure = 0.8;

export const unboundedRead: Rule = {
  id: "unbounded-read",
  description: "A read without a bound runs in a worker pool, a job or a fan-out.",
  severity: "warning",
  check,
  offer: async (finding, text, batchSize) => {
    await prepareFixes();
    const target = targetOf(finding, text, batchSize);
    return offerFixes(target, parse(finding.file, text));
  },
  fix: (finding, kind, text, batchSize) => computeFix(targetOf(finding, text, batchSize), kind),
};

function targetOf(finding: Finding, text: string, batchSize: number): FixTarget {
  return { read: finding.read, range: finding.range, fileName: finding.file, text, batchSize, rule: finding.rule };
}

function check(read: ReachedRead): Finding | undefined {
  const { walk, node, site, table, settings } = read;
  const reads =
    site.read.rows === "many" ||
    site.read.first ||
    (site.read.notABound?.some((n) => n.place.argument === undefined && !n.place.method) ?? false);
  if (!reads) return undefined;
  if (table && settings.smallTables.some((t) => t.toLowerCase() === table.toLowerCase())) return undefined;
  let worst: Finding | undefined;
  for (const way of waysTo(walk, node)) {
    const finding = judge({ ...read, node: way });
    if (finding?.severity === "warning") return finding;
    worst ??= finding;
  }
  return worst;
}

/** What is wrong with a read on one way to it: who calls decides what limits and filters it. */
function judge(read: ReachedRead): Finding | undefined {
  const { program, walk, node, table, schema, settings } = read;
  const site = asRun(program, node, read.site);
  if (!site) return undefined;
  if (boundOf(program, walk, node, site) === "bounded") return undefined;
  const filter = filterOf(program, node, site);
  const grade = gradeOf(filter, table, schema);
  if (grade.severity === "nothing") return undefined;
  // One row is asked for: a filter by any value that is not written in the code is meant to find it.
  if (site.first && (grade.scope !== "table" || grade.severity !== "warning" || asksForOne(filter))) return undefined;
  const confidence = Math.round(node.confidence * site.confidence * 100) / 100;
  if (confidence < settings.minimumConfidence) return undefined;
  const groups = site.read.groups || site.groups || isGrouped(program, site) || givesGroups(program, site);
  const severity = grade.severity === "warning" && confidence >= sure && !groups ? "warning" : "information";
  const flow = rowsFlow(program, node, site);
  const { entry } = node;
  const rows = rowsPhrase(read, grade);
  const path = pathOf(program, node, site, rows);
  const missing = [...new Set(site.read.bound.flatMap((b) => b.key ?? b.method ?? []))];
  const first = path[0]!;
  const way = path.slice(1, -1).map((s) => s.what.split(" ").at(-1));
  const line = lineOf(site.at);
  const column = columnOf(site.at);
  return {
    rule: unboundedRead.id,
    severity,
    confidence,
    file: site.scope.file,
    range: { start: { line, column }, end: { line, column: column + site.name.length } },
    message: messageOf(read, grade),
    details: [
      whyPhrase(read, grade, missing),
      flowPhrase(entry, flow),
      `Reached from ${first.file}:${first.line}${way.length ? ` → ${way.join(" → ")}` : ""} (confidence ${confidence.toFixed(2)}).`,
    ],
    read: { orm: site.orm.id, call: site.name, table, ...keyOf(schema) },
    entry: { kind: entry.kind, library: entry.pool.id, file: entry.file, line: lineOf(entry.at) },
    concurrency: entry.atOnce,
    concurrencySource: entry.atOnceSource,
    escape: flow.escape,
    path,
    otherPaths: 0,
    fixes: [],
    noFix: null,
  };
}

/** Types whose values compare in JavaScript's driver as they do in the database; "" is a primitive type of TypeScript. */
const orderedTypes = new Set(["", "Int", "BigInt", "String"]);

/** The key that pages can go by: the schema's, or the habit of calling it `id`. */
function keyOf(schema: Table | undefined): Pick<ReadFacts, "key" | "noKey"> {
  if (!schema) return { key: { field: "id", proven: false } };
  const { name, primary } = schema;
  const [only] = primary;
  if (only === undefined) return { key: null };
  if (primary.length > 1) return { key: null, noKey: `the primary key of \`${name}\` has ${primary.length} columns` };
  const type = schema.columns.get(only)?.type ?? "";
  // A date loses its microseconds on the way to JavaScript, and a page keyed on it would repeat rows.
  if (/date|time/i.test(type)) return { key: null, noKey: `the primary key of \`${name}\` is a date` };
  return { key: { field: only, proven: orderedTypes.has(type) } };
}
