import type { Orm } from "../../catalog/index.ts";
import type { Program } from "../program.ts";
import { ancestry } from "../values/members.ts";
import type { ClassRef } from "../values/value.ts";
import { isComparable } from "./comparable.ts";
import type { Column, Table } from "./table.ts";

/**
 * What a model's class says of its table where the library has its key in a static member (Objection's `idColumn`), and
 * columns only as fields that are declared for TypeScript.
 */
export function modelTable(
  program: Program,
  ref: ClassRef,
  { static: keyName, otherwise }: NonNullable<Orm["classKey"]>,
): Table {
  const { evaluator } = program;
  const table: Table = { name: evaluator.classFacts(ref).name, primary: [], unique: [], columns: new Map() };
  const { classes } = ancestry(evaluator, ref);
  for (const owner of classes) {
    for (const member of evaluator.classFacts(owner).members) {
      if (loadMethods.has(member.name)) table.loads = member.name;
      if (member.static) {
        if (member.name === keyName && !table.primary.length) table.primary = textsOf(member.init);
        continue;
      }
      if (member.function !== undefined || table.columns.has(member.name)) continue;
      table.columns.set(member.name, columnOf(member.name, member.type?.name ?? ""));
    }
  }
  if (!classes.some((owner) => evaluator.classFacts(owner).members.some((m) => m.static && m.name === keyName)))
    table.primary = [otherwise];
  if (table.primary.length) table.unique.push(table.primary);
  for (const key of table.primary) {
    const column = table.columns.get(key) ?? columnOf(key, "");
    table.columns.set(key, { ...column, unique: table.primary.length === 1, nullable: false });
  }
  return table;
}

const loadMethods = new Set(["$afterFind", "$parseDatabaseJson", "$setDatabaseJson"]);

function columnOf(name: string, type: string): Column {
  // A primitive type of TypeScript is "" here.
  const comparable = type === "" || (isComparable(type) ?? false);
  // A relation's type is a class, or a list of them.
  const plain = type === "" || comparable || /^(?:Date|Buffer)$/.test(type);
  return { name, unique: false, nullable: true, type, list: false, comparable, ...(plain ? {} : { plain }) };
}

function textsOf(init: unknown): string[] {
  if (typeof init !== "object" || init === null) return [];
  if ("text" in init && typeof init.text === "string") return [init.text];
  return "array" in init && Array.isArray(init.array) ? init.array.flatMap(textsOf) : [];
}
