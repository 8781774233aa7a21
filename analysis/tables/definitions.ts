import type { Definition } from "../../catalog/index.ts";
import type { Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import { classOf, madeBy } from "../reads/places.ts";
import type { ReadSite } from "../reads/read.ts";
import type { ClassRef, Scope, Value } from "../values/value.ts";
import { isComparable } from "./comparable.ts";
import type { Column, Table } from "./table.ts";

/**
 * A table that is defined by a call with an object of columns: Drizzle's `pgTable("users", { id: serial().primaryKey() })`,
 * TypeORM's and MikroORM's `new EntitySchema({ … })`. Undefined for any other value.
 */
export function definedTable(program: Program, name: string, value: Value): Table | undefined {
  if (value.is !== "external") return undefined;
  const made = value.steps.at(-1);
  if (!made?.scope || !made.arguments) return undefined;
  if (describers.has(made.name || value.name)) return describedTable(program, name, made.arguments[0], made.scope);
  if (made.is !== "call" || !/table$/i.test(made.name || value.name) || made.arguments[1] === undefined)
    return undefined;
  const table = tableOfColumns(program, name, made.arguments[1], made.scope, usual);
  if (table) addKeys(program, table, made.arguments[2], made.scope);
  return table;
}

const describers = new Set(["EntitySchema", "defineEntity"]);

/**
 * A table whose description names its class, wherever that is: `new EntitySchema({ class: User, properties: { … } })`,
 * `target` with TypeORM, or only `name: "User"`; `files` are those that may hold one. https://mikro-orm.io/docs/define-entity
 */
export function schemaOf(
  program: Program,
  files: readonly string[],
  name: string,
  ref: ClassRef | undefined,
): Table | undefined {
  const { evaluator } = program;
  for (const file of files) {
    for (const [fn, { calls }] of evaluator.facts(file).functions.entries())
      for (const { root, chain } of calls) {
        const [first] = chain;
        if (typeof root !== "string" || !first || !describers.has(first.name || root)) continue;
        const described = first.arguments?.[0];
        const of = entry(described, "class") ?? entry(described, "target");
        const named = entry(described, "name");
        const same =
          of === undefined
            ? ref === undefined && typeof named === "object" && named !== null && "text" in named && named.text === name
            : evaluator
                .evaluate(of, { file, fn })
                .some((one) => one.is === "class" && one.class.file === ref?.file && one.class.class === ref.class);
        const table = same ? describedTable(program, name, described, { file, fn }) : undefined;
        if (table) return table;
      }
  }
  return undefined;
}

/** `columns` of TypeORM, `properties` of MikroORM: an object, or a function that gives one. */
function describedTable(program: Program, name: string, described: Expr | undefined, scope: Scope): Table | undefined {
  let columns = entry(described, "columns") ?? entry(described, "properties");
  let within = scope;
  if (typeof columns === "object" && columns && "function" in columns) {
    within = { file: scope.file, fn: columns.function };
    columns = program.evaluator.fn(within).returns[0];
  }
  const table = columns === undefined ? undefined : tableOfColumns(program, name, columns, within, ofEntity);
  // TypeORM's stand beside the columns, MikroORM's among them.
  for (const of of [columns, entry(described, "relations")])
    if (table && typeof of === "object" && of && "object" in of) addRelations(table, of.object);
  return table;
}

/** `orders: { type: "one-to-many", target: "order" }`, `orders: { kind: "1:m", entity: () => Order }` */
function addRelations({ columns }: Table, list: readonly [string, Expr, Expr?][]): void {
  for (const [name, value] of list) {
    const kind = entry(value, "type") ?? entry(value, "kind");
    const said = typeof kind === "object" && kind && "text" in kind ? kind.text : "";
    const many = /^(?:one-to-many|many-to-many|1:m|m:n)$/.test(said);
    if (!many && !/^(?:one-to-one|many-to-one|1:1|m:1)$/.test(said)) continue;
    const target = entry(value, "target");
    const to = typeof target === "object" && target && "text" in target ? target.text : target;
    const eager = entry(value, "eager") === true ? { eager: true as const } : {};
    const column = columns.get(name) ?? { name, unique: false, nullable: false, type: "", list: many };
    columns.set(name, { ...column, relation: { many, to: typeof to === "string" ? to : undefined, ...eager } });
  }
}

/** What a table's last argument says of keys: `(t) => [uniqueIndex("…").on(t.email), primaryKey({ columns: [t.a, t.b] })]`. */
function addKeys(program: Program, table: Table, last: Expr | undefined, scope: Scope): void {
  if (typeof last !== "object" || last === null || !("function" in last)) return;
  const named = (list: readonly Expr[]): string[] =>
    list.flatMap((c) => (typeof c === "string" ? [c.split(".").at(-1)!] : []));
  for (const { root, chain } of program.evaluator.fn({ file: scope.file, fn: last.function }).calls) {
    const columns =
      root === "primaryKey"
        ? entry(chain[0]?.arguments?.[0], "columns")
        : root === "uniqueIndex" || root === "unique"
          ? { array: chain.find((segment) => segment.name === "on")?.arguments ?? [] }
          : undefined;
    if (typeof columns !== "object" || columns === null || !("array" in columns) || !columns.array.length) continue;
    const key = named(columns.array);
    if (key.length !== columns.array.length) continue;
    table.unique.push(key);
    if (root === "primaryKey") table.primary = key;
    const only = key.length === 1 ? table.columns.get(key[0]!) : undefined;
    if (only) only.unique = true;
  }
}

const usual = { primary: ["primaryKey"], unique: ["unique"] };

/** A column of an entity is never null unless it says so. */
const ofEntity = { primary: ["primary"], unique: ["unique"], nullable: ["nullable"] };

/** A table whose columns are written where the value that reads was made: `model("User", new Schema({ … }))`. */
export function madeTable(program: Program, name: string, site: ReadSite): Table | undefined {
  for (const definition of site.orm.definitions ?? []) {
    const step = madeBy(site, definition.of, definition.argument);
    const place = step?.scope
      ? { expr: step.arguments![definition.argument]!, scope: step.scope }
      : saidOfClass(program, site, definition);
    if (!place) continue;
    for (const { expr, scope } of definition.made ? makersOf(program, place, definition.made) : [place]) {
      const table = tableOfColumns(program, name, expr, scope, definition);
      if (!table) continue;
      maskAccessors(program, site, table);
      const loads = hookIn(program, scope.file);
      return loads ? { ...table, loads } : table;
    }
  }
  return undefined;
}

/** `get email() { … }` of the class that reads stands before the column of its name. */
function maskAccessors(program: Program, site: ReadSite, { columns }: Table): void {
  const ref = classOf(site);
  for (const { name, function: code } of ref ? program.evaluator.classFacts(ref).members : []) {
    const column = code === undefined ? undefined : columns.get(name);
    if (column) column.plain = false;
  }
}

/** Hooks that run for each row that is found, as files that define a table register them: `schema.post("find", …)`. */
function hookIn(program: Program, file: string): string | undefined {
  for (const { calls } of program.evaluator.facts(file).functions)
    for (const { chain } of calls)
      for (const { name, arguments: args } of chain) {
        if (name === "afterFind") return name;
        const [first] = args ?? [];
        const event = typeof first === "object" && first && "text" in first ? first.text : "";
        if ((name === "addHook" && event === "afterFind") || (name === "post" && /^(?:init|find)$/.test(event)))
          return `${name}("${event}")`;
      }
  return undefined;
}

/** `Order.init({ … })`, in the file of the class that reads. */
function saidOfClass(program: Program, site: ReadSite, { of, argument }: Definition): Written | undefined {
  const ref = classOf(site);
  if (!ref) return undefined;
  const { name } = program.evaluator.classFacts(ref);
  for (const [fn, { calls }] of program.evaluator.facts(ref.file).functions.entries())
    for (const { root, chain } of calls) {
      const said = root === name && chain[0]?.name === of ? chain[0].arguments?.[argument] : undefined;
      if (said !== undefined) return { expr: said, scope: { file: ref.file, fn } };
    }
  return undefined;
}

interface Written {
  expr: Expr;
  scope: Scope;
}

/** First arguments of what made a value by a call or construction of `name`. */
function makersOf(program: Program, { expr, scope }: Written, name: string): Written[] {
  return program.evaluator.evaluate(expr, scope).flatMap((value): Written[] => {
    const step = value.is === "external" ? value.steps.find((s) => s.is === "new" || s.is === "call") : undefined;
    if (value.is !== "external" || !step?.scope || step.arguments?.[0] === undefined) return [];
    const called = value.steps.slice(0, value.steps.indexOf(step) + 1).findLast((s) => s.name)?.name ?? value.name;
    return called === name ? [{ expr: step.arguments[0], scope: step.scope }] : [];
  });
}

function tableOfColumns(
  program: Program,
  name: string,
  columns: Expr,
  scope: Scope,
  says: Pick<Definition, "primary" | "unique" | "key" | "otherwise"> & { nullable?: readonly string[] },
): Table | undefined {
  const list = columnsOf(program, columns, scope);
  if (!list) return undefined;
  const table: Table = { name, primary: [], unique: [], columns: new Map() };
  if (says.key) {
    table.primary.push(says.key);
    table.unique.push([says.key]);
    table.columns.set(says.key, keyColumn(says.key));
  }
  for (const [column, definition] of list.entries) {
    if (column === "..." || column === "[]") continue;
    const said = words(program, definition, list.scope);
    const primary = says.primary.some((word) => said.has(word));
    const unique = primary || says.unique.some((word) => said.has(word));
    const one: Column = {
      name: column,
      unique,
      nullable: says.nullable ? says.nullable.some((word) => said.has(word)) : !said.has("notNull") && !primary,
      // Where a state is a plain string its type says nothing.
      type: typeWritten(definition) === "Boolean" ? "Boolean" : "",
      // MikroORM's relations stand among the columns.
      list: relationWords.some((word) => said.has(word)),
    };
    const stored = typeNamed(program, definition, list.scope);
    if (stored !== "") one.stored = stored;
    const comparable = isComparable(stored);
    if (comparable !== undefined) one.comparable = comparable;
    if (said.has("references") || said.has("ref")) one.references = "";
    if (said.has("get") || /^VIRTUAL$/i.test(stored)) one.plain = false;
    if (primary && !table.primary.includes(column)) table.primary.push(column);
    if (unique) table.unique.push([column]);
    table.columns.set(column, one);
  }
  if (!table.primary.length && says.otherwise) {
    table.primary.push(says.otherwise);
    table.unique.push([says.otherwise]);
    table.columns.set(says.otherwise, keyColumn(says.otherwise));
  }
  return table;
}

const relationWords = ["kind", "manyToOne", "oneToMany", "oneToOne", "manyToMany"];

const keyColumn = (name: string): Column => ({
  name,
  unique: true,
  nullable: false,
  type: "",
  list: false,
  comparable: true,
});

/** The object of columns, also by the name it was given. */
function columnsOf(
  program: Program,
  expr: Expr,
  scope: Scope,
): { entries: [string, Expr, Expr?][]; scope: Scope } | undefined {
  if (typeof expr === "object" && expr && "object" in expr) return { entries: expr.object, scope };
  for (const value of program.evaluator.evaluate(expr, scope))
    if (value.is === "literal" && typeof value.expr === "object" && value.expr && "object" in value.expr)
      return { entries: value.expr.object, scope: value.scope };
  return undefined;
}

/** The type as a column's definition names it: `serial()`, `DataTypes.UUID`, `{ type: "int" }`, `String`. */
function typeNamed(program: Program, definition: Expr, scope: Scope): string {
  if (typeof definition === "object" && definition && "call" in definition) {
    const { root, chain } = program.evaluator.fn(scope).calls[definition.call] ?? {};
    const called = chain?.find((segment) => isComparable(segment.name) !== undefined)?.name;
    return called ?? (typeof root === "string" ? root.split(".").at(-1)! : "");
  }
  const type = entry(definition, "type");
  if (typeof type === "object" && type && "text" in type) return type.text;
  return typeof type === "object" && type && "call" in type ? typeNamed(program, type, scope) : typeWritten(definition);
}

/** `Boolean` of `{ type: Boolean }` or of `sent: Boolean`; "" for what has no plain name. */
function typeWritten(definition: Expr): string {
  if (typeof definition === "string") return definition.split(".").at(-1)!;
  const type = entry(definition, "type");
  return typeof type === "string" ? type.split(".").at(-1)! : "";
}

function entry(of: Expr | undefined, name: string): Expr | undefined {
  return typeof of === "object" && of && "object" in of ? of.object.find(([key]) => key === name)?.[1] : undefined;
}

/** Methods of a column's chain, or its keys that are not false. */
function words(program: Program, definition: Expr, scope: Scope): Set<string> {
  if (typeof definition !== "object" || definition === null) return new Set();
  // `[{ type: ObjectId, ref: "User" }]`: a list of such values.
  if ("array" in definition)
    return definition.array[0] === undefined ? new Set() : words(program, definition.array[0], scope);
  if ("object" in definition)
    return new Set(definition.object.flatMap(([key, value]) => (value === false ? [] : [key])));
  if (!("call" in definition)) return new Set();
  return new Set(program.evaluator.fn(scope).calls[definition.call]?.chain.map((segment) => segment.name));
}
