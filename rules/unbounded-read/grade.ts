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
}

/**
 * How bad a read without a limit is, by what its filter leaves. A schema decides where the workspace has one, names
 * where it has none.
 */
export function gradeOf(filter: Filter, table: string | null, schema: Table | undefined): Grade {
  const scope = scopeOf(filter, schema);
  const bulk = table !== null && isBulkName(table);
  const small = (table !== null && isSmallName(table)) || isSettings(schema);
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
      return { scope: "table", severity: small ? "information" : "warning", by: scope.by };
  }
}

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
  if (own.some((c) => c.column === "id" && (c.how === "equals" || c.how === "constant")))
    return { is: "row", by: equal };
  const list = conditions.find((c) => c.how === "list" && !isState(c, schema));
  if (list) return { is: "keys", by: [list] };
  for (const condition of conditions) {
    if (condition.how !== "equals" || !keyed(condition, schema)) continue;
    const tenant = tenantKey.test(condition.column) && !condition.nested;
    return { is: tenant ? "tenant" : "parent", by: [condition] };
  }
  const ends = new Map<string, Set<string>>();
  for (const condition of own)
    if (condition.how === "from" || condition.how === "to")
      ends.set(condition.column, (ends.get(condition.column) ?? new Set()).add(condition.how));
  for (const [column, seen] of ends)
    if (seen.size === 2) return { is: "window", by: own.filter((c) => c.column === column) };
  // Any other value that the caller chose narrows the read, by how much can't be told.
  if (filter.loose) return { is: "parent", by: [] };
  return { is: "table", by: own.filter((c) => c.how !== "other") };
}

function keyed(condition: Condition, schema: Table | undefined): boolean {
  const column = schema?.columns.get(condition.column);
  if (column && !condition.nested) {
    if (column.unique || column.references) return true;
    if (!keyLike.test(condition.column)) return false;
  }
  if (keyLike.test(condition.column) || tenantKey.test(condition.column)) return true;
  // `zone = :zoneId`, `{ zone: zone.id }`: the value says that it is a key.
  return typeof condition.value === "string" && /(?:^|[._])ids?$|Ids?$/.test(condition.value);
}

const stateLike = /(?:status|state|type|kind|role|level|phase|stage|priority|category|mode)(?:es|s)?$/i;
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
  if (column) return column.type === "Boolean" || (!scalars.has(column.type) && stateLike.test(condition.column));
  return stateLike.test(condition.column);
}
