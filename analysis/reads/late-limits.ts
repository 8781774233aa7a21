import { type LateLimit, type Place, sharedColumn } from "../../catalog/index.ts";
import type { Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Table } from "../tables/table.ts";
import { type Found, numberOf } from "../values/places.ts";
import type { Scope } from "../values/value.ts";
import { type Entries, entriesOf, isFilled, isThere, literals, placesOf } from "./places.ts";
import type { ReadSite } from "./read.ts";

/** A limit of one read that its library applies after reading every row. */
export interface Late {
  limit: LateLimit;
  /** What is written as the limit, where it is a number. */
  size: number | undefined;
  /** The relation that it stands in: `posts`, `author.posts`. */
  relation?: string;
}

type Beside = Extract<LateLimit, { beside: Place }>;
type InRelations = Extract<LateLimit, { relations: Place[] }>;

/** Relations inside relations, this far. */
const deepest = 5;

/** Every limit at a read that the database never sees. */
export function lateLimitsOf(program: Program, site: ReadSite, schema: Table | undefined): Late[] {
  const found: Late[] = [];
  for (const limit of site.read.lateLimits ?? []) {
    if (limit.unless?.some((one) => isGiven(program, site, one))) continue;
    if ("relations" in limit) found.push(...inRelations(program, site, limit));
    else if (isLate(program, site, limit, schema)) {
      const size = numberAt(program, site, limit.limit);
      found.push({ limit, size });
    }
  }
  return found;
}

function isGiven(program: Program, site: ReadSite, one: NonNullable<LateLimit["unless"]>[number]): boolean {
  if ("schema" in one) return namesInSchema(program, one.schema);
  // What can't be told may be it.
  return placesOf(program, site, one.place).some(
    (found) => isThere(found) && (textOf(program, found) ?? one.is) === one.is,
  );
}

function textOf(program: Program, found: Found): string | undefined {
  if (found.is !== "value") return undefined;
  for (const value of [found.expr, ...literals(program, found.expr, found.scope).map((one) => one.expr)])
    if (typeof value === "object" && value && "text" in value) return value.text;
  return undefined;
}

/** True where a Prisma schema, or another one that is no source file, has a word. */
function namesInSchema(program: Program, word: string): boolean {
  for (const path of program.workspace.others())
    if (path.endsWith(".prisma") && program.workspace.text(path)?.includes(word)) return true;
  return false;
}

function isLate(
  program: Program,
  site: ReadSite,
  { limit, beside, order }: Beside,
  schema: Table | undefined,
): boolean {
  if (!isWritten(program, site, limit)) return false;
  // What a caller brings may hold anything, and mostly does not.
  if (!(beside.argument === undefined ? isFilled(program, site, beside) : isWritten(program, site, beside)))
    return false;
  return order === undefined || isShared(program, site, order, schema);
}

/** True where a limit is written here; one that a caller brings may be none. */
function isWritten(program: Program, site: ReadSite, place: Place): boolean {
  const written = (found: Found): boolean =>
    found.is === "either"
      ? found.of.some(written)
      : found.is === "value" && found.expr !== "undefined" && found.expr !== null;
  return placesOf(program, site, place).some(written);
}

function numberAt(program: Program, site: ReadSite, place: Place): number | undefined {
  for (const found of placesOf(program, site, place))
    if (found.is === "value") return numberOf(program.evaluator, found.expr, found.scope);
  return undefined;
}

/** True where rows may share all columns of the order, or one of them may be null; where it can't be told it is false. */
function isShared(program: Program, site: ReadSite, place: Place, schema: Table | undefined): boolean {
  const places = placesOf(program, site, place);
  if (!places.some(isThere))
    return !places.length || places.every((found) => found.is === "missing") ? isComposite(schema) : false;
  if (places.length !== 1 || places[0]!.is !== "value") return false;
  const columns = columnsOf(program, places[0]!.expr, places[0]!.scope);
  if (!columns?.length) return false;
  const known = columns.flatMap((column) => schema?.columns.get(column) ?? []);
  // A schema that lacks one of them is another table's of the same name.
  if (known.length < columns.length) return columns.every((column) => sharedColumn.test(column));
  if (known.some(({ list }) => list)) return false;
  if (known.some(({ nullable }) => nullable)) return true;
  // A primary key of several columns does not count: Prisma looks for unique columns and unique sets alone.
  const isKey = (set: readonly string[]): boolean => set.join() === schema!.primary.join();
  const together = schema?.unique.some((set) => !isKey(set) && set.every((column) => columns.includes(column)));
  return !together && !known.some(({ unique }) => unique);
}

const isComposite = (schema: Table | undefined): boolean => schema !== undefined && schema.primary.length > 1;

/** `{ createdAt: "asc" }`, `[{ createdAt: "asc" }, { id: "asc" }]`; undefined for what orders by something else. */
function columnsOf(program: Program, expr: Expr, scope: Scope): string[] | undefined {
  if (typeof expr === "object" && expr && "array" in expr) {
    const parts = expr.array.map((one) => columnsOf(program, one, scope));
    return parts.some((one) => one === undefined) ? undefined : parts.flatMap((one) => one!);
  }
  const entries = entriesOf(program, expr, scope);
  if (!entries) return undefined;
  const columns: string[] = [];
  for (const [name, value] of entries.list) {
    if (value === "undefined") continue;
    const sorted = entriesOf(program, value, entries.scope);
    // `{ author: { name: "asc" } }` orders by another table's column.
    if (name === "..." || name === "[]" || (sorted && !sorted.list.some(([key]) => key === "sort"))) return undefined;
    columns.push(name);
  }
  return columns;
}

function inRelations(program: Program, site: ReadSite, limit: InRelations): Late[] {
  const found: Late[] = [];
  const keys = limit.relations.flatMap((place) => place.key ?? []);
  const look = (of: Expr, scope: Scope, within: readonly string[]): void => {
    const relations = entriesOf(program, of, scope);
    if (!relations || within.length >= deepest) return;
    for (const [name, value] of relations.list) {
      const relation = name === "..." || name === "_count" ? undefined : entriesOf(program, value, relations.scope);
      if (!relation) continue;
      const way = [...within, name];
      const taken = partOf(relation, limit.limit);
      if (taken !== undefined && !isNarrow(program, partOf(relation, limit.filter), relation.scope))
        found.push({ limit, size: numberOf(program.evaluator, taken, relation.scope), relation: way.join(".") });
      for (const key of keys) {
        const inner = partOf(relation, key);
        if (inner !== undefined) look(inner, relation.scope, way);
      }
    }
  };
  for (const place of limit.relations)
    for (const at of placesOf(program, site, place)) if (at.is === "value") look(at.expr, at.scope, []);
  return found;
}

function partOf({ list }: Entries, name: string): Expr | undefined {
  const value = list.find(([key]) => key === name)?.[1];
  return value === "undefined" || value === null ? undefined : value;
}

/** True for a filter by a value that is not written in the code, or by a flag that one row of many has: it leaves few rows. */
function isNarrow(program: Program, filter: Expr | undefined, scope: Scope): boolean {
  if (filter === undefined) return false;
  const entries = entriesOf(program, filter, scope);
  if (!entries) return true;
  return entries.list.some(([, value]) => {
    if (value === null || (typeof value === "object" && "text" in value)) return false;
    const inner = entriesOf(program, value, entries.scope);
    return !inner || inner.list.some(([key, one]) => key !== "not" || one !== null);
  });
}
