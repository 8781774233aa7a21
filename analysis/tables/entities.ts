import type { ClassFacts } from "../facts.ts";
import type { Column, Table } from "./table.ts";

/** `PrimaryColumn`, `PrimaryKey`, and what a workspace calls its own: `PrimaryGeneratedId`. */
const primaryDecorator = /^Primary[A-Z]\w*$/;
const relationDecorators = new Set(["ManyToOne", "OneToOne", "BelongsTo", "ForeignKey"]);
const listDecorators = new Set(["OneToMany", "ManyToMany", "HasMany", "BelongsToMany"]);

/** What one class says of its table by decorators (TypeORM, sequelize-typescript); its ancestors may say more. */
export function entityTable(cls: ClassFacts): Table {
  const table: Table = { name: cls.name, primary: [], unique: [], columns: new Map() };
  for (const member of cls.members) {
    const names = (member.decorators ?? []).map((d) => (typeof d.callee === "string" ? d.callee : ""));
    if (!names.length) continue;
    const options = JSON.stringify(member.decorators?.map((d) => d.arguments) ?? []);
    const primary = names.some((n) => primaryDecorator.test(n)) || /\["primary(?:Key)?",true\]/.test(options);
    const unique = primary || /\["unique",true\]/.test(options) || names.includes("Unique");
    const column: Column = {
      name: member.name,
      unique,
      nullable: /\["nullable",true\]/.test(options),
      type: member.type?.name ?? "",
      list: names.some((n) => listDecorators.has(n)),
    };
    if (names.some((n) => relationDecorators.has(n)) && member.type?.name) column.references = member.type.name;
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
