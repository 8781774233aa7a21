import type { Condition, Filter } from "../../analysis/reads/filter.ts";
import type { Table } from "../../analysis/tables/table.ts";
import { isBulkName, isSmallName, keyLike, tenantKey } from "../../catalog/index.ts";

/** How much of a table a filter leaves. */
export type Scope =
  | "table" // nothing, or only states, flags and ages
  | "tenant" // one tenant's or user's rows
  | "parent" // rows of one other row
  | "window" // between two ends
  | "keys" // a list of keys
  | "row"; // one row, by a unique key

export interface Grade {
  scope: Scope;
  severity: "warning" | "information" | "nothing";
  /** The condition that decided, for the message. */
  by: Condition[];
  /** The table's name or columns say that people keep it by hand. */
  small?: boolean;
}

/**
 * How bad a read without a limit is, by what its filter leaves. A schema decides where the workspace has one, names
 * where it has none.
 */
export function gradeOf(filter: Filter, table: string | null, schema: Table | undefined): Grade {
  const scope = scopeOf(filter, schema);
  const bulk = table !== null && isBulkName(table);
  const small = (table !== null && isSmallName(table) && !isOwned(schema)) || isSettings(schema);
  switch (scope.is) {
    case "row":
    case "keys":
      return { scope: scope.is, severity: "nothing", by: scope.by };
    case "window":
    case "parent":
      return { scope: scope.is, severity: "information", by: scope.by };
    case "tenant":
      return { scope: "tenant", severity: bulk ? "warning" : "information", by: scope.by };
    case "table":
      return { scope: "table", severity: small ? "information" : "warning", by: scope.by, ...(small ? { small } : {}) };
  }
}

/** True when a filter names what is looked for: by a value of the caller's, or a written one that is no state or flag. */
export function asksForOne({ conditions }: Filter): boolean {
  return conditions.some((condition) => {
    const { how, value, column } = condition;
    return (
      picks(condition) || (how === "constant" && typeof value !== "boolean" && value !== null && !isProgress(column))
    );
  });
}

/** Each tenant or user has rows of its own: the table grows with them, whatever its name says. */
const isOwned = (schema: Table | undefined): boolean =>
  schema !== undefined &&
  [...schema.columns.values()].some((column) => tenantKey.test(column.name) && !column.nullable);

/** A table of names and values is a list of settings. */
function isSettings(schema: Table | undefined): boolean {
  if (!schema || schema.columns.size > 4 || schema.primary.length !== 1) return false;
  const [key] = schema.primary;
  return (
    /^(?:key|name|slug|code)$/i.test(key!) &&
    [...schema.columns.keys()].some((c) => /^(?:value|values|data|json)$/i.test(c))
  );
}

function scopeOf(filter: Filter, schema: Table | undefined): { is: Scope; by: Condition[] } {
  const { conditions } = filter;
  const own = conditions.filter((c) => !c.nested);
  const equal = own.filter((c) => c.how === "equals" || c.how === "constant");
  const names = new Set(equal.map((c) => c.column));
  for (const columns of schema?.unique ?? [])
    if (columns.length && columns.every((c) => names.has(c))) return { is: "row", by: equal };
  if (own.some((c) => isId(c.column) && (c.how === "equals" || c.how === "constant"))) return { is: "row", by: equal };
  const list = conditions.find(
    (c) => (c.how === "list" && !isState(c, schema)) || (c.how === "constants" && isUnique(c, schema)),
  );
  if (list) return { is: "keys", by: [list] };
  // Beside a tenant's key the key of another row narrows further: one conversation of a project.
  const keys = conditions.filter((c) => c.how === "equals" && keyed(c, schema));
  const parent = keys.find((c) => !isTenant(c));
  if (parent) return { is: "parent", by: [parent] };
  const tenant = keys.find((c) => !c.nested) ?? keys[0];
  const narrowed = own.filter((c) => picks(c) && !isTenant(c) && !isState(c, schema) && !isMoment(c, schema));
  if (narrowed.length) return { is: "parent", by: narrowed };
  const ends = new Map<string, Set<string>>();
  for (const condition of own)
    if (condition.how === "from" || condition.how === "to")
      ends.set(condition.column, (ends.get(condition.column) ?? new Set()).add(condition.how));
  for (const [column, seen] of ends)
    if (seen.size === 2)
      return { is: "window", by: [...(tenant ? [tenant] : []), ...own.filter((c) => c.column === column)] };
  if (tenant) return { is: tenant.nested ? "parent" : "tenant", by: [tenant] };
  const either = eitherOf(conditions, schema);
  if (either) return either;
  const only = own.filter((c) => c.how === "constant" && c.value === true && onlyOne.test(c.column));
  if (only.length) return { is: "parent", by: only };
  // Any other value that the caller chose narrows the read, by how much can't be told.
  if (filter.loose) return { is: "parent", by: [] };
  return { is: "table", by: conditions.filter((c) => /^\w+$/.test(c.column)) };
}

/** A row or its children, one parent's or another's: each alternative narrows, and the widest of them tells. */
function eitherOf(conditions: Condition[], schema: Table | undefined): { is: Scope; by: Condition[] } | undefined {
  for (const { of } of conditions) {
    const scopes = of?.map((branch) => scopeOf(branch, schema));
    if (!scopes || scopes.some(({ is }) => is === "table" || is === "window")) continue;
    const tenant = scopes.find(({ is }) => is === "tenant");
    const widest = tenant ?? scopes.find(({ is }) => is === "parent");
    return widest ?? { is: "keys", by: scopes[0]!.by };
  }
  return undefined;
}

/** As many values as are written are as many rows. */
function isUnique(condition: Condition, schema: Table | undefined): boolean {
  if (condition.nested) return false;
  return isId(condition.column) || (schema?.columns.get(condition.column)?.unique ?? false);
}

/** `organizationId`, and `organization` where the value says that it is a key. */
const isTenant = ({ column }: Condition): boolean => tenantKey.test(column) || tenantKey.test(`${column}Id`);

/** What most tables call their key; documents have `_id`. */
const isId = (column: string): boolean => column === "id" || column === "_id";

function keyed(condition: Condition, schema: Table | undefined): boolean {
  const column = condition.nested ? undefined : schema?.columns.get(condition.column);
  if (column && (column.unique || column.references !== undefined)) return true;
  if (keyLike.test(condition.column) || isTenant(condition)) return true;
  // `zone = :zoneId`, `{ zone: zone.id }`: the value says that it is a key.
  return typeof condition.value === "string" && /(?:^|[._])ids?$|Ids?$/.test(condition.value);
}

const states = new RegExp(
  [
    "(?:status|state|type|kind|role|level|phase|stage|priority|category|mode|frequency|interval|period|cadence|plan|tier",
    "provider|source|environment|env|version|locale|language|lang|country|region|currency|time_?zone)(?:es|s)?$",
    "(?:^|_|(?<=[a-z]))(?:open|closed|enabled|disabled|active|deleted|archived|published|visible|hidden|paid|sent|processed",
    "done|completed|pending|expired|verified|confirmed|approved|locked|failed|synced|public|private)$",
  ].join("|"),
  "i",
);
/** `isPaid`, `has_owner`; an `issue_id` or a `hash` begins otherwise. */
const flags = /^(?:is|has|was|should|can)(?:_|[A-Z])/;

/** Names of states, kinds and flags: of each value there are many rows. */
export const isStateLike = (column: string): boolean => states.test(column) || flags.test(column);

/** How far a row has come: many rows are equally far. The first of a kind is looked for by its kind. */
const isProgress = (column: string): boolean =>
  isStateLike(column) && !/(?:type|kind|role|category|provider|source|locale|language|country|currency)$/i.test(column);
/** True for a condition on a value that few rows have, whatever its column is called; a state is of many. */
const picks = ({ how, column }: Condition): boolean => (how === "equals" || how === "matches") && !isStateLike(column);

/** Of rows of a kind one is the default, or the current one. */
const onlyOne = /^(?:is_?)?(?:default|primary|current|latest|main|root)$/i;

/** A time that rows have in common: those of a day, those that are due. */
const isMoment = (condition: Condition, schema: Table | undefined): boolean =>
  /date|time/i.test(schema?.columns.get(condition.column)?.type ?? "") ||
  /(?:At|On|_at|_on|[dD]ate|[tT]ime|[dD]ay|[hH]our|[mM]onth|[yY]ear)$/.test(condition.column);

const scalars = new Set([
  "String",
  "Int",
  "BigInt",
  "Decimal",
  "Float",
  "DateTime",
  "Bytes",
  "Json",
  "string",
  "number",
]);

/** A list of states leaves most of a table; a list of anything else leaves as many rows as it is long. */
function isState(condition: Condition, schema: Table | undefined): boolean {
  const column = condition.nested ? undefined : schema?.columns.get(condition.column);
  if (column) return column.type === "Boolean" || (!scalars.has(column.type) && isStateLike(condition.column));
  return isStateLike(condition.column);
}
