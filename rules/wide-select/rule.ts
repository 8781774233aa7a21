import { columnsUsed } from "../../analysis/flow/columns.ts";
import { languageOf } from "../../analysis/language.ts";
import { asksForColumns, isFilled } from "../../analysis/reads/places.ts";
import { modelColumns } from "../../analysis/tables/attributes.ts";
import { rowColumns } from "../../analysis/tables/row-type.ts";
import type { Column } from "../../analysis/tables/table.ts";
import { parse } from "../../rewrite/typescript.ts";
import type { Finding } from "../finding.ts";
import { listed, rowsPhrase } from "../reached/message.ts";
import { readFinding } from "../reached/read-finding.ts";
import { ownVerdict } from "../reached/verdict.ts";
import type { ReachedRead, Rule } from "../rule.ts";
import { computeFix, offerOne, prepareFixes } from "../unbounded-read/fixes/index.ts";
import { fixTarget } from "../unbounded-read/fixes/target.ts";
import { wideOf } from "./wide.ts";

const id = "wide-select";
/** With so many of the columns asked for there is little to leave out. */
const most = 0.5;
const mostNames = 4;
/** So many are few, whatever the table has. */
const fewest = 2;
/** One owner's rows are few: one wide column of them is small. */
const leastOfFew = 2;

/** All columns of all rows are read, some of them of no small size, and few are asked for. */
export const wideSelect: Rule = {
  id,
  description: "A read of many rows takes all columns, wide ones too, and the program asks for few of them.",
  severity: "information",
  preview: true,
  check,
  offer: async (finding, sources) => {
    await prepareFixes();
    const target = fixTarget(finding, sources);
    return offerOne(target, parse(finding.file, target.text), "narrow", true);
  },
  fix: (finding, kind, sources) => computeFix(fixTarget(finding, sources), kind),
};

function check(read: ReachedRead): Finding[] {
  const { program } = read;
  const verdict = ownVerdict(read);
  // A caller that chooses what a shared repository reads can't choose its columns.
  if (!verdict) return [];
  const { site, schema, table } = verdict.read;
  const { columns: places = [], relations = [], groups } = site.read;
  // A group has the columns that it was asked for.
  if (groups || site.groups) return [];
  // Without a place for columns the read has none to choose, and a joined row is more than this table's.
  if (!places.length || asksForColumns(program, site)) return [];
  if (relations.some((place) => isFilled(program, site, place))) return [];
  const used = columnsUsed(program, site);
  if (!used?.size) return [];
  const known = schema?.columns ?? rowColumns(program, site, table) ?? modelColumns(program, site);
  const least = verdict.grade.scope === "table" ? 1 : leastOfFew;
  // What a model of Python has beside its columns is looked up in the same way, and may look at any of them.
  const unseen = languageOf(site.scope.file) === "python" ? undefined : ofUnknown(used, read);
  const told = known ? ofKnown(used, [...known.values()], read, least) : unseen;
  if (!told) return [];
  const asked = [...used].map((name) => `\`${name}\``);
  const verb = asked.length === 1 ? "is" : "are";
  return [
    readFinding(verdict.read, {
      rule: id,
      severity: told.severity,
      confidence: verdict.finding.confidence,
      place: { file: site.scope.file, at: site.at, name: site.name },
      message: told.message,
      details: [
        `Asked for ${verb} ${someOf(asked.slice(0, mostNames), asked.length)}; the others are fetched, made into values and thrown away.`,
      ],
      reads: rowsPhrase(verdict.read, verdict.grade),
      flow: verdict.flow,
      noFix: site.orm.fewerColumns,
    }),
  ];
}

type Told = Pick<Finding, "severity" | "message">;

/** The columns are known: some that nobody asks for are wide, and most of them are not asked for. */
function ofKnown(
  used: ReadonlySet<string>,
  columns: readonly Column[],
  read: ReachedRead,
  least: number,
): Told | undefined {
  const own = columns.filter((column) => !isRelation(column));
  const all = own.filter(({ alias }) => !alias).length;
  // A name that is no column may be a method or a relation, which looks at others.
  if (![...used].every((name) => own.some((column) => column.name === name && column.plain !== false)))
    return undefined;
  const wide = wideOf(own).filter((column) => !used.has(column.name));
  if (wide.length < least || used.size > most * all) return undefined;
  const message = `Reads all ${all} columns of ${tableName(read)}, ${named(wide)} among them, and uses ${used.size}.`;
  return { severity: "information", message };
}

/** Nothing tells the columns: only a read of which next to nothing is used is worth a word. */
function ofUnknown(used: ReadonlySet<string>, read: ReachedRead): Told | undefined {
  if (used.size > fewest) return undefined;
  const what = used.size === 1 ? "one" : `${used.size}`;
  return { severity: "hint", message: `Reads all columns of ${tableName(read)} and uses ${what} of them.` };
}

const isRelation = (column: Column): boolean =>
  column.list || (column.references !== undefined && column.references === column.type);

const tableName = ({ table, site }: ReachedRead): string => (table ? `\`${table}\`` : `a \`${site.name}\``);

const named = (columns: readonly Column[]): string =>
  someOf(
    columns.slice(0, mostNames).map(({ name }) => `\`${name}\``),
    columns.length,
  );

/** "`a`, `b` and 3 more". */
const someOf = (names: readonly string[], all: number): string =>
  listed(all > names.length ? [...names, `${all - names.length} more`] : names);
