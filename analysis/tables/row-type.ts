/** What the program itself says of the rows of a read: the type that the read, its builder or its client was given. */
import type { RowType } from "../../catalog/index.ts";
import type { TypeRef } from "../facts.ts";
import type { Program } from "../program.ts";
import { stepsOf } from "../reads/places.ts";
import type { ReadSite } from "../reads/read.ts";
import type { Scope } from "../values/value.ts";
import { isComparable } from "./comparable.ts";
import type { Column } from "./table.ts";

export type Columns = ReadonlyMap<string, Column>;

/** Columns that the rows of a read have by their written type; undefined where none is written, or not all of it is seen. */
export function rowColumns(program: Program, site: ReadSite, table: string | null): Columns | undefined {
  const { rowType } = site.orm;
  if (!rowType) return undefined;
  for (const { type, scope } of writtenTypes(program, site, rowType)) {
    const columns = columnsOfType(program, type, scope, deepest);
    if (!rowType.tables) return columns && withKey(columns, site.orm.key);
    const of = table === null ? undefined : memberOf(program, type, scope, table);
    if (of) return columnsOfType(program, of.type, of.scope, deepest);
  }
  return undefined;
}

/** A key that every table has is there, whether the type names it or not. */
function withKey(columns: Columns, key: string | undefined): Columns {
  if (key === undefined || columns.has(key)) return columns;
  return new Map([...columns, [key, { ...columnOf(key, undefined), unique: true, nullable: false, comparable: true }]]);
}

/** Types refer to each other at most so deep. */
const deepest = 8;

interface Written {
  type: TypeRef;
  scope: Scope;
}

/** The types that were given on the way to the read, the last one first. */
function writtenTypes(program: Program, site: ReadSite, { argument, of }: RowType): Written[] {
  const written: Written[] = [];
  const { result, scope } = site;
  const own = "call" in result ? program.evaluator.fn(scope).calls[result.call]?.chain : undefined;
  for (const { name, typeArguments } of [...(own ?? [])].reverse()) {
    const type = of === undefined || of === name ? typeArguments?.[argument] : undefined;
    if (type) written.push({ type, scope });
  }
  for (const step of stepsOf(site).reverse()) {
    const type = of === undefined || of === step.name ? step.typeArguments?.[argument] : undefined;
    if (type && step.scope) written.push({ type, scope: step.scope });
  }
  return written;
}

/** `Tables["orders"]`, and where its type is written. */
function memberOf(program: Program, tables: TypeRef, scope: Scope, name: string): Written | undefined {
  const found = membersOf(program, tables, scope, deepest);
  const member = found?.members.find((one) => one.name === name)?.type;
  return member && { type: member, scope: found.scope };
}

interface Members {
  members: readonly { name: string; type?: TypeRef }[];
  scope: Scope;
}

/** All members of a literal type or an interface. */
function membersOf(program: Program, type: TypeRef, scope: Scope, depth: number): Members | undefined {
  if (type.part || depth === 0) return undefined;
  if (type.name === "{}") return type.members?.length ? { members: type.members, scope } : undefined;
  for (const value of program.evaluator.typeValues(type, scope)) {
    if (value.is === "shape") return membersOf(program, value.type, value.scope, depth - 1);
    if (value.is !== "interface") continue;
    const { members, extends: bases } = program.evaluator.facts(value.file).types[value.type]!;
    const own: Scope = { file: value.file, fn: 0 };
    const inherited = (bases ?? []).map((base) => membersOf(program, base, own, depth - 1));
    // What a base brings that is not seen may be any column.
    if (!members?.length || inherited.some((one) => !one)) return undefined;
    return { members: [...members, ...inherited.flatMap((one) => one!.members)], scope: own };
  }
  return undefined;
}

/** Types whose rows are those of their argument. */
const transparent = new Set(["[]", "Array", "ReadonlyArray", "Readonly", "Required", "Promise", "Selectable"]);

function columnsOfType(program: Program, type: TypeRef, scope: Scope, depth: number): Columns | undefined {
  if (type.part || depth === 0) return undefined;
  const [first, second] = type.arguments ?? [];
  if (first && transparent.has(type.name)) return columnsOfType(program, first, scope, depth - 1);
  if (first && (type.name === "Pick" || type.name === "Omit")) {
    const columns = columnsOfType(program, first, scope, depth - 1);
    const names = new Set(second?.members?.map((one) => one.name));
    if (!columns || !names.size) return undefined;
    return new Map([...columns].filter(([name]) => names.has(name) === (type.name === "Pick")));
  }
  // An alias's own argument would have to be put in its parameter's place.
  if (first) return undefined;
  const alias = program.evaluator
    .facts(scope.file)
    .types.find((one) => one.name === type.name && !one.interface && one.alias)?.alias;
  if (alias) return columnsOfType(program, alias, scope, depth - 1);
  const found = membersOf(program, type, scope, depth);
  return found && new Map(found.members.map((one) => [one.name, columnOf(one.name, one.type)]));
}

/** Kysely's `ColumnType<Selected, …>` and `Generated<T>` are what a row has of them. */
const wrappers = new Set(["Generated", "GeneratedAlways", "ColumnType"]);

function columnOf(name: string, type: TypeRef | undefined): Column {
  const selected = type && wrappers.has(type.name) ? type.arguments?.[0] : type;
  return {
    name,
    unique: false,
    nullable: !selected || selected.optional === true || selected.part === true || selected.name === "any",
    type: selected?.name ?? "",
    list: selected?.name === "[]" || selected?.name === "{}",
    comparable: selected !== undefined && isComparable(selected.name) === true,
  };
}
