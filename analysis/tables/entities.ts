import type { ClassFacts, TypeRef } from "../facts.ts";
import { isComparable } from "./comparable.ts";
import type { Column, Table } from "./table.ts";

/** What a text must hold to describe an entity by something else than decorators; asked of every file. */
export const describesEntities = /\bEntitySchema\b|\bdefineEntity\b/;

/**
 * What a text must hold to run something for each row that is loaded, wherever it is registered: hooks and subscribers of
 * TypeORM, Sequelize and MikroORM, Mongoose's `post("find")` by a name, a list or an expression, and getters of columns.
 */
export const loadsRows = new RegExp(
  [
    String.raw`@After(?:Load|Find)\b|\bafter(?:Load|Find)\b|\bgetterMethods\b|@On(?:Load|Init)\(`,
    String.raw`\bhooks\s*:\s*\{[^{}]*\bon(?:Load|Init)\b|\bon(?:Load|Init)\s*\(\s*\w+\s*:\s*EventArgs`,
    String.raw`\.post\(\s*(?:["'\x60](?:find["'\x60]|findOne["'\x60]|init)|[[/])|\.path\([^()\n]*\)\s*\.\s*get\(`,
  ].join("|"),
);

/** `PrimaryColumn`, `PrimaryKey`, and what a workspace calls its own: `PrimaryGeneratedId`. */
const primaryDecorator = /^Primary[A-Z]\w*$/;
const relationDecorators = new Set(["ManyToOne", "OneToOne", "BelongsTo", "ForeignKey"]);
const loadDecorators = new Set(["AfterLoad", "AfterFind", "OnLoad", "OnInit"]);
const listDecorators = new Set(["OneToMany", "ManyToMany", "HasMany", "BelongsToMany"]);

/** By the database's type where a decorator names it, else by the member's; a primitive type of TypeScript is "" here. */
function isComparableMember(type: string, decorators: string): boolean {
  if (/"transformer"|"customType"/.test(decorators)) return false;
  const stored = storedType(decorators);
  const column = stored === undefined ? null : isComparable(stored);
  return column ?? (type === "" || (isComparable(type) ?? false));
}

/** `@Column("text")`, `@Column({ type: "text" })`. */
function storedType(decorators: string): string | undefined {
  const named = /"type",\{"text":"([^"]+)"|\[\[\{"text":"([^"]+)"/.exec(decorators);
  return named?.[1] ?? named?.[2];
}

/** `Order` of `Order`, `Order[]`, `Promise<Order[]>` and `Collection<Order>`. */
function elementOf(type: TypeRef | undefined): string | undefined {
  const inner = type?.arguments?.[0];
  return inner ? elementOf(inner) : /^[A-Z]/.test(type?.name ?? "") ? type!.name : undefined;
}

/** What one class says of its table by decorators (TypeORM, sequelize-typescript); its ancestors may say more. */
export function entityTable(cls: ClassFacts): Table {
  const table: Table = { name: cls.name, primary: [], unique: [], columns: new Map() };
  for (const member of cls.members) {
    const names = (member.decorators ?? []).map((d) => (typeof d.callee === "string" ? d.callee : ""));
    const loads = names.find((n) => loadDecorators.has(n));
    if (loads) table.loads = loads;
    if (!names.length || member.function !== undefined) continue;
    const written = member.decorators?.map((d) => d.arguments) ?? [];
    const options = JSON.stringify(written);
    const primary = names.some((n) => primaryDecorator.test(n)) || /\["primary(?:Key)?",true\]/.test(options);
    const unique = primary || /\["unique",true\]/.test(options) || names.includes("Unique");
    const column: Column = {
      name: member.name,
      unique,
      nullable: /\["nullable",true\]/.test(options),
      type: member.type?.name ?? "",
      list: names.some((n) => listDecorators.has(n)),
      comparable: isComparableMember(member.type?.name ?? "", options),
    };
    const stored = storedType(options);
    if (stored !== undefined) column.stored = stored;
    // `@Column(() => Address)` is an object of columns, `@Column({ select: false })` comes only where it is asked for.
    if (
      names.some((n) => /Virtual|Embedded|Formula|Count$/.test(n)) ||
      /\{"function":|\["(?:select|persist)",false\]/.test(options)
    )
      column.plain = false;
    if (names.some((n) => relationDecorators.has(n)) && member.type?.name) column.references = member.type.name;
    if (column.list || names.some((n) => relationDecorators.has(n) && n !== "ForeignKey"))
      column.relation = {
        many: column.list,
        to: elementOf(member.type),
        ...(/\["eager",true\]/.test(options) ? { eager: true as const } : {}),
      };
    if (primary) table.primary.push(member.name);
    if (unique) table.unique.push([member.name]);
    table.columns.set(member.name, column);
  }
  // `@Unique(["shop", "number"])`
  for (const { callee, arguments: args } of cls.decorators ?? []) {
    if (callee !== "Unique") continue;
    const listed = args?.find((a) => typeof a === "object" && a && "array" in a);
    if (typeof listed !== "object" || !listed || !("array" in listed)) continue;
    const columns = listed.array.flatMap((c) => (typeof c === "object" && c && "text" in c ? [c.text] : []));
    if (columns.length === listed.array.length) table.unique.push(columns);
  }
  return table;
}
