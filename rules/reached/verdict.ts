import { type At, columnOf, lineOf } from "../../analysis/facts.ts";
import { rowsFlow } from "../../analysis/flow/rows.ts";
import type { Program } from "../../analysis/program.ts";
import type { Edge } from "../../analysis/reach/node.ts";
import { boundOf } from "../../analysis/reads/bound.ts";
import { chosenBy } from "../../analysis/reads/chosen.ts";
import { type Filter, filterOf } from "../../analysis/reads/filter.ts";
import { groupColumns, isGrouped } from "../../analysis/reads/groups.ts";
import { asRun } from "../../analysis/reads/handed-back.ts";
import { type Columns, rowColumns } from "../../analysis/tables/row-type.ts";
import type { Table } from "../../analysis/tables/table.ts";
import { keyLike, type Orm, tenantKey } from "../../catalog/index.ts";
import type { ColumnFacts, Finding, ReadFacts } from "../finding.ts";
import type { ReachedRead } from "../rule.ts";
import { askedPackages } from "./fixes/packages.ts";
import { asksForOne, type Grade, gradeOf, stateLike } from "./grade.ts";
import { flowPhrase, messageOf, rowsPhrase, whyPhrase } from "./message.ts";
import { pathOf } from "./path.ts";
import { limitersOf, startOf } from "./start.ts";

export const ruleId = "unbounded-read";

/** From here on a finding is a warning; below it is information. */
export const sure = 0.8;

/** What a read on one way to it comes to, and why. */
export type Verdict =
  | { is: "finding"; finding: Finding; filter: Filter; grade: Grade }
  /** Gives one row, or none. */
  | { is: "one" }
  /** The user called the table small. */
  | { is: "small"; table: string }
  | { is: "bounded" }
  /** The builder is handed on, and run by somebody else. */
  | { is: "handed-on" }
  /** What the filter leaves is few. */
  | { is: "few"; filter: Filter; grade: Grade }
  /** One row is asked for by a value that is not written in the code. */
  | { is: "looked-up"; filter: Filter; grade: Grade }
  | { is: "unsure"; confidence: number; least: number };

/** True for a call that hands rows over, or reads more of them than it hands over. */
export function readsRows({ site }: ReachedRead): boolean {
  return (
    site.read.rows === "many" ||
    site.read.first === true ||
    (site.read.notABound?.some((n) => n.place.argument === undefined && !n.place.method) ?? false)
  );
}

/** Groups by a key are as many as there are keys; of providers, plans and the like there are few. */
const isKey = (column: string): boolean =>
  (keyLike.test(column) || tenantKey.test(column)) && !stateLike.test(column.replace(/_?ids?$/i, ""));

/** What is wrong with a read on one way to it: who calls decides what limits and filters it. */
export function judge(read: ReachedRead): Verdict {
  const { program, walk, node, table, schema, settings } = read;
  if (!readsRows(read)) return { is: "one" };
  const small = table !== null && settings.smallTables.some((t) => t.toLowerCase() === table.toLowerCase());
  if (small) return { is: "small", table };
  const site = asRun(program, node, read.site);
  if (!site) return { is: "handed-on" };
  if (boundOf(program, walk, node, site) === "bounded") return { is: "bounded" };
  const filter = filterOf(program, node, site);
  const grade = gradeOf(filter, table, schema);
  if (grade.severity === "nothing") return { is: "few", filter, grade };
  // One row is asked for: a filter by any value that is not written in the code is meant to find it.
  if (site.first && (grade.scope !== "table" || grade.severity !== "warning" || asksForOne(filter)))
    return { is: "looked-up", filter, grade };
  const confidence = Math.round(node.confidence * site.confidence * 100) / 100;
  if (confidence < settings.minimumConfidence) return { is: "unsure", confidence, least: settings.minimumConfidence };
  const groups = isGrouped(program, site) && !groupColumns(program, site).some(isKey);
  const severity = grade.severity === "warning" && confidence >= sure && !groups ? "warning" : "information";
  const flow = rowsFlow(program, node, site);
  const { entry } = node;
  const start = startOf(program, entry);
  const rows = rowsPhrase(read, grade);
  const path = pathOf(program, node, site, rows);
  const missing = [
    ...new Set(site.read.bound.flatMap((b) => (b.unless ? [] : (b.key?.replace("[].", "") ?? b.method ?? [])))),
  ];
  const first = path[0]!;
  const way = path.slice(1, -1).map((s) => s.what.split(" ").at(-1));
  const chosen = chosenBy(program, node, site);
  const place = chosen ? placeOf(program, chosen) : { file: site.scope.file, at: site.at, name: site.name };
  const line = lineOf(place.at);
  const column = columnOf(place.at);
  const typed = rowColumns(program, site, table);
  const finding: Finding = {
    rule: ruleId,
    severity,
    confidence,
    file: place.file,
    range: { start: { line, column }, end: { line, column: column + place.name.length } },
    message: messageOf(read, grade),
    details: [
      whyPhrase(read, grade, missing),
      flowPhrase(entry, flow),
      `Reached from ${first.file}:${first.line}${way.length ? ` → ${way.join(" → ")}` : ""} (confidence ${confidence.toFixed(2)}).`,
    ],
    read: {
      orm: site.orm.id,
      call: site.name,
      table,
      ...keyOf(site.orm, schema, typed),
      ...columnsOf(schema?.columns ?? typed),
      ...(schema?.loads ? { loads: schema.loads } : {}),
      ...(schema?.loadHook ? { loadHook: schema.loadHook } : {}),
      packages: [
        ...[...program.workspace.resolver.dependenciesOf(place.file)].filter((one) => askedPackages.has(one)),
        ...limitersOf(program, place.file),
      ].sort(),
      ...(chosen ? { shared: { file: site.scope.file, line: lineOf(site.at) } } : {}),
    },
    entry: { kind: entry.kind, library: entry.pool.id, file: entry.file, line: lineOf(entry.at) },
    ...(start ? { start } : {}),
    concurrency: entry.atOnce,
    concurrencySource: entry.atOnceSource,
    escape: flow.escape,
    path,
    otherPaths: 0,
    fixes: [],
    noFix: null,
  };
  return { is: "finding", finding, filter, grade };
}

/** Where a call of a shared read stands, under the name that it calls. */
function placeOf(program: Program, { from, at, call }: Edge): { file: string; at: At; name: string } {
  const made = program.evaluator.fn(from.scope).calls[call!.call]!;
  const { name } = made.chain[call!.segment]!;
  return {
    file: from.scope.file,
    at,
    name: name || (typeof made.root === "string" ? made.root.split(".").at(-1)! : ""),
  };
}

/** The key that pages can go by: the schema's, or the habit of calling it `id`; `typed` is what the rows' type has. */
function keyOf({ key }: Orm, schema: Table | undefined, typed: Columns | undefined): Pick<ReadFacts, "key" | "noKey"> {
  if (key !== undefined) return { key: { fields: [key], proven: true } };
  if (!schema) {
    if (!typed || typed.get("id")?.nullable === false) return { key: { fields: ["id"], proven: false } };
    return { key: null, noKey: "the type of the rows has no `id`, and nothing else tells their primary key" };
  }
  const { name, columns } = schema;
  // Without a primary key any columns will do that are unique together and never null.
  const fields = [schema.primary, ...schema.unique].find(
    (set) => set.length > 0 && set.every((one) => set === schema.primary || columns.get(one)?.nullable === false),
  );
  if (!fields) return { key: null };
  // A date loses its microseconds on the way to JavaScript, and a page keyed on it would repeat rows.
  const dated = fields.find((one) => /date|time/i.test(columns.get(one)?.type ?? ""));
  if (dated !== undefined) return { key: null, noKey: `the primary key of \`${name}\` holds a date (\`${dated}\`)` };
  const untyped = typed ? fields.filter((one) => !typed.has(one)) : [];
  return {
    key: {
      fields: [...fields],
      proven: fields.every((one) => columns.get(one)?.comparable),
      ...(untyped.length ? { untyped } : {}),
    },
  };
}

function columnsOf(known: Columns | undefined): Pick<ReadFacts, "columns"> {
  if (!known) return {};
  const columns = [...known.values()].map((one): [string, ColumnFacts] => [
    one.name,
    {
      nullable: one.nullable,
      comparable: one.comparable ?? false,
      plain: one.plain !== false,
      relation: one.list || (one.references !== undefined && one.references === one.type),
    },
  ]);
  return { columns: Object.fromEntries(columns) };
}
