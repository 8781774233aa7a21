import { type At, columnOf, lineOf } from "../../analysis/facts.ts";
import type { RowsFlow } from "../../analysis/flow/rows.ts";
import { type Columns, rowColumns } from "../../analysis/tables/row-type.ts";
import type { Table } from "../../analysis/tables/table.ts";
import type { Orm } from "../../catalog/index.ts";
import type { ColumnFacts, Finding, ReadFacts, Severity } from "../finding.ts";
import type { ReachedRead } from "../rule.ts";
import { askedPackages } from "../unbounded-read/fixes/packages.ts";
import { pathOf } from "./path.ts";
import { limitersOf, startOf } from "./start.ts";

/** A place that a finding stands at: one name, no more. */
export interface Place {
  file: string;
  at: At;
  name: string;
}

/** What a rule says of a read; the rest of a finding follows from the read and the way to it. */
export interface Claim {
  rule: string;
  severity: Severity;
  confidence: number;
  place: Place;
  /** One sentence that stands alone. */
  message: string;
  /** Sentences that come before the one on how the read is reached. */
  details: string[];
  /** What the way's last step says is read: "every `order` row". */
  reads: string;
  flow: RowsFlow;
  /** How many rows the program looks at, where that is known. */
  kept?: number | undefined;
  /** Why there is no rewrite, where the rule knows it from more than the text. */
  noFix?: string | null | undefined;
  /** Where the rows are read, for a finding that stands at a caller. */
  shared?: { file: string; line: number } | undefined;
}

/** A rule's finding on a read, with the way to it and all that fixes ask. */
export function readFinding(read: ReachedRead, claim: Claim): Finding {
  const { program, node, site, table, schema } = read;
  const { rule, severity, confidence, place, message, flow, kept, shared } = claim;
  const { entry } = node;
  const start = startOf(program, entry);
  const path = pathOf(program, node, site, claim.reads);
  const first = path[0]!;
  const way = path.slice(1, -1).map((s) => s.what.split(" ").at(-1));
  const typed = rowColumns(program, site, table);
  return {
    rule,
    severity,
    confidence,
    file: place.file,
    range: rangeOf(place),
    message,
    details: [
      ...claim.details,
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
      ...(kept === undefined ? {} : { kept }),
      ...(shared ? { shared } : {}),
    },
    entry: { kind: entry.kind, library: entry.pool.id, file: entry.file, line: lineOf(entry.at) },
    ...(start ? { start } : {}),
    concurrency: entry.atOnce,
    concurrencySource: entry.atOnceSource,
    escape: flow.escape,
    path,
    otherPaths: 0,
    fixes: [],
    noFix: claim.noFix ?? null,
  };
}

/** The range of a name. */
export function rangeOf({ at, name }: Pick<Place, "at" | "name">): Finding["range"] {
  const line = lineOf(at);
  const column = columnOf(at);
  return { start: { line, column }, end: { line, column: column + name.length } };
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
