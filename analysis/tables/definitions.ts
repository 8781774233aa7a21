import type { Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Scope, Value } from "../values/value.ts";
import type { Column, Table } from "./table.ts";

/**
 * A table that is defined by a call with an object of columns: Drizzle's `pgTable("users", { id: serial().primaryKey() })`,
 * TypeORM's `new EntitySchema({ columns: { id: { primary: true } } })`. Undefined for any other value.
 */
export function definedTable(program: Program, name: string, value: Value): Table | undefined {
  if (value.is !== "external") return undefined;
  const made = value.steps.at(-1);
  if (!made?.scope || !made.arguments) return undefined;
  const calledTable = made.is === "call" && /table$/i.test(made.name || value.name);
  const entitySchema = made.is === "new" && value.name === "EntitySchema";
  if (!calledTable && !entitySchema) return undefined;
  const columns = calledTable ? made.arguments[1] : entry(made.arguments[0], "columns");
  const list = typeof columns === "object" && columns && "object" in columns ? columns.object : undefined;
  if (!list) return undefined;
  const table: Table = { name, primary: [], unique: [], columns: new Map() };
  for (const [column, definition] of list) {
    if (column === "..." || column === "[]") continue;
    const said = words(program, definition, made.scope);
    const primary = said.has("primaryKey") || said.has("primary");
    const unique = primary || said.has("unique");
    const one: Column = { name: column, unique, nullable: !said.has("notNull") && !primary, type: "", list: false };
    if (said.has("references")) one.references = "";
    if (primary) table.primary.push(column);
    if (unique) table.unique.push([column]);
    table.columns.set(column, one);
  }
  return table;
}

function entry(of: Expr | undefined, name: string): Expr | undefined {
  return typeof of === "object" && of && "object" in of ? of.object.find(([key]) => key === name)?.[1] : undefined;
}

/** Methods of a column's chain, or its keys that are true. */
function words(program: Program, definition: Expr, scope: Scope): Set<string> {
  if (typeof definition !== "object" || definition === null) return new Set();
  if ("object" in definition)
    return new Set(definition.object.flatMap(([key, value]) => (value === true ? [key] : [])));
  if (!("call" in definition)) return new Set();
  return new Set(program.evaluator.fn(scope).calls[definition.call]?.chain.map((segment) => segment.name));
}
