import type { Orm, Place, TableSource } from "../../catalog/index.ts";
import type { Expr, TypeRef } from "../facts.ts";
import type { Program } from "../program.ts";
import { assignedParts } from "../values/assigned.ts";
import { type Found, follow } from "../values/places.ts";
import { type ClassRef, isUnknown, type Scope, type Step } from "../values/value.ts";
import type { ReadSite } from "./read.ts";

/** Every call that was made on the way to the read, and beside it on the same builder. */
export function stepsOf(site: ReadSite): Step[] {
  return [...site.receiver.steps, ...site.more];
}

/** What stands at a place of a read, once for each method that has it. */
export function placesOf(program: Program, site: ReadSite, place: Place): Found[] {
  const keys = place.key?.split(".") ?? [];
  if (place.unless && stepsOf(site).some((step) => step.is === "call" && place.unless!.includes(step.name))) return [];
  if (place.keyword !== undefined) {
    const named = site.arguments.at(-1);
    if (typeof named !== "object" || named === null || !("object" in named) || !named.keywords) return [];
    return inArgument(program, named, site.scope, [place.keyword]);
  }
  if (!place.method) {
    if (place.argument === undefined) return [];
    return inArgument(program, site.arguments[place.argument], site.scope, keys);
  }
  const found: Found[] = [];
  for (const step of stepsOf(site))
    if (step.is === "call" && place.method.includes(step.name) && step.scope)
      found.push(...inArgument(program, step.arguments?.[place.argument ?? 0], step.scope, keys));
  return found;
}

/** True where a place is filled; where a method alone is meant, when it is called on the way. */
export function isFilled(program: Program, site: ReadSite, place: Place): boolean {
  if (place.method && place.argument === undefined)
    return place.method.some((name) => name === site.name || stepsOf(site).some((step) => step.name === name));
  return placesOf(program, site, place).some(isThere);
}

/** True where a read asks for columns by their names, and not for all that a class has. */
export function asksForColumns(program: Program, site: ReadSite): boolean {
  const isClass = (found: Found): boolean =>
    found.is === "value" && program.evaluator.evaluate(found.expr, found.scope).some(({ is }) => is === "class");
  return Boolean(
    site.read.columns?.some((place) =>
      place.orClass
        ? placesOf(program, site, place).some((found) => isThere(found) && !isClass(found))
        : isFilled(program, site, place),
    ),
  );
}

/** True where something stands at a place, whatever it is. */
export const isThere = (found: Found): boolean =>
  found.is === "value" || found.is === "parameter" || (found.is === "either" && found.of.some(isThere));

/** What stands in an argument, and in what is pushed onto a list that is one: `stages.push({ $limit: 10 })`. */
function inArgument(program: Program, expr: Expr | undefined, scope: Scope, keys: readonly string[]): Found[] {
  const { evaluator } = program;
  const found = [follow(evaluator, expr, scope, keys)];
  if (!keys.length || typeof expr !== "string" || !expr || expr.includes(".")) return found;
  // `options.limit = 10`, after the object was made.
  for (const part of assignedParts(evaluator, expr, scope))
    if (part.path.join() === keys.join()) found.push({ is: "value", expr: part.expr, scope: part.scope });
  if (keys[0] !== "[]") return found;
  for (const call of evaluator.fn(scope).calls) {
    if (call.root !== expr || call.chain[0]?.name !== "push") continue;
    for (const item of call.chain[0].arguments ?? []) found.push(follow(evaluator, item, scope, keys.slice(1)));
  }
  return found;
}

/** Table, model or entity of a read as the source names it; null when it can't be told. */
export function tableOf(program: Program, site: ReadSite): string | null {
  const written = tableText(program, site);
  return written === undefined ? null : bare(written) || null;
}

/** Names that a column of the table itself may have before it: the table's, and its alias. */
export function namesOfTable(program: Program, site: ReadSite): ReadonlySet<string> {
  const written = tableText(program, site);
  if (written === undefined) return new Set();
  const alias = /\s(?:as\s+)?(\w+)$/i.exec(written.replace(/["`]/g, ""))?.[1];
  return new Set([bare(written), ...(alias ? [alias] : [])].map((name) => name.toLowerCase()));
}

/** `orders` of `public.orders as o`. */
const bare = (text: string): string => text.replace(/["`]/g, "").trim().split(/\s/)[0]!.split(".").at(-1)!;

/** True when a chain reads from another statement, written in place or by its name: `with("open", …).from("open")`. */
export function readsStatement(program: Program, site: ReadSite): boolean {
  const { builder } = site.read;
  if (!builder) return false;
  if (site.read.table.some((source) => isFromStatement(program, site, source))) return true;
  const table = tableText(program, site);
  if (table === undefined) return false;
  return stepsOf(site).some((step) => {
    const [name] = step.arguments ?? [];
    if (step.is !== "call" || !builder.names?.includes(step.name) || !step.scope || name === undefined) return false;
    return bare(nameOf(program, name, step.scope)?.replace(/\(.*/s, "") ?? "") === bare(table);
  });
}

function isFromStatement(program: Program, site: ReadSite, source: TableSource): boolean {
  if (typeof source !== "object" || !("made" in source || "of" in source)) return false;
  const step =
    "made" in source
      ? site.receiver.steps[madeAt(program, site.orm, site.read.call, site.receiver)]
      : madeBy(site, source.of, source.argument);
  const argument = step?.arguments?.["made" in source ? source.made : source.argument];
  return argument !== undefined && step?.scope !== undefined && isStatement(program, argument, step.scope);
}

/** A callback in a value's place, or a lazy chain, is a statement of its own. */
export function isStatement(program: Program, value: Expr, scope: Scope): boolean {
  if (typeof value === "object" && value && "function" in value) return true;
  if (typeof value !== "string" && !(typeof value === "object" && value && "call" in value)) return false;
  if (typeof value === "object" && "awaited" in value) return false;
  return program.evaluator
    .evaluate(value, scope)
    .some(
      (v) =>
        v.is === "external" &&
        program.orms.some((orm) => [...orm.library.kinds(v).keys()].some((kind) => orm.fluent.has(kind))),
    );
}

/** How a read names its table, as it is written. */
export function tableText(program: Program, site: ReadSite): string | undefined {
  for (const source of site.read.table) {
    const name = tableFrom(program, site, source);
    if (name) return name;
  }
  return undefined;
}

function tableFrom(program: Program, site: ReadSite, source: TableSource): string | undefined {
  const steps = site.receiver.steps;
  if (source === "member") {
    return steps.findLast((s) => s.is === "member")?.name;
  }
  if (source === "typeArgument") {
    for (const step of [...steps].reverse()) {
      const first = step.typeArguments?.[0];
      const named = first && rowType(first, site.orm.typeSuffix);
      if (named) return named;
      // `@InjectRepository(Order)` names the entity where the type does not.
      if (step.name === "@" && step.arguments?.[0] !== undefined && step.scope)
        return nameOf(program, step.arguments[0], step.scope);
    }
    return undefined;
  }
  if (source === "class") {
    for (const step of [...steps].reverse())
      if (step.class) return rowClass(program.evaluator.classFacts(step.class).name);
    return undefined;
  }
  if (typeof source === "object" && "static" in source) {
    const owner = classOf(site);
    for (const value of owner ? program.evaluator.member({ is: "class", class: owner }, source.static) : [])
      if (value.is === "literal" && typeof value.expr === "object" && value.expr && "text" in value.expr)
        return value.expr.text;
    return undefined;
  }
  if ("made" in source) {
    const step = steps[madeAt(program, site.orm, site.read.call, site.receiver)];
    const argument = step?.arguments?.[source.made];
    return argument !== undefined && step?.scope ? nameOf(program, argument, step.scope) : undefined;
  }
  if ("of" in source) {
    const step = madeBy(site, source.of, source.argument);
    return step?.scope ? nameOf(program, step.arguments![source.argument]!, step.scope) : undefined;
  }
  const argument = site.arguments[source.argument];
  return argument === undefined ? undefined : nameOf(program, argument, site.scope);
}

/** Name of a class of rows; what is called a manager or a query makes those of another. */
const rowClass = (name: string): string | undefined =>
  name === "" || /(?:Manager|Query[Ss]et)$/.test(name) ? undefined : name;

/** The workspace's class that reads. */
export function classOf({ receiver }: ReadSite): ClassRef | undefined {
  return receiver.steps.findLast((step) => step.class)?.class;
}

/** The last call of a name on the way to a read, also of an imported function, that has such an argument. */
export function madeBy(site: ReadSite, name: string, argument: number): Step | undefined {
  const first = site.receiver.steps[0];
  return stepsOf(site).findLast(
    (s) =>
      s.is === "call" &&
      (s.name === name || (s.name === "" && s === first && site.receiver.name === name)) &&
      s.arguments?.[argument] !== undefined,
  );
}

/** Name of the rows' type; none for a literal, or for the type parameter of a class that works for any table. */
function rowType(type: TypeRef, suffix: RegExp | undefined): string | undefined {
  if (/^(?:|\{\}|\[\]|[A-Z]|T[A-Z_]\w*)$/.test(type.name)) return undefined;
  const name = type.name.split(".").at(-1)!;
  return (suffix && name.replace(suffix, "")) || name;
}

/** The step that made a value what it is: the first after which it is of the kind; -1 where none did. */
export function madeAt(program: Program, orm: Orm, kind: string, value: ReadSite["receiver"]): number {
  const library = program.orms.find((o) => o.orm === orm)?.library;
  return value.steps.findIndex((_, i) => library?.kinds({ ...value, steps: value.steps.slice(0, i + 1) }).has(kind));
}

/** How an expression names a table: a string, a class, a constant. */
export function nameOf(program: Program, expr: Expr, scope: Scope): string | undefined {
  if (typeof expr === "object" && expr && "text" in expr) return expr.text;
  // `{ o: "orders" }`: an alias and its table.
  if (typeof expr === "object" && expr && "object" in expr && expr.object.length === 1) {
    const [alias, of] = expr.object[0]!;
    const table = nameOf(program, of, scope);
    return table && `${table} as ${alias}`;
  }
  // `${ORDERS} as o`
  if (typeof expr === "object" && expr && "template" in expr)
    return expr.template
      .map((part, i) => (i ? (nameOf(program, expr.values[i - 1]!, scope) ?? "") : "") + part)
      .join("");
  // `PREFIX + "orders"`
  if (typeof expr === "object" && expr && "operator" in expr && expr.operator === "+")
    return expr.of.map((part) => nameOf(program, part, scope) ?? "").join("");
  // `["orders", "users"]`: the first of several.
  if (typeof expr === "object" && expr && "array" in expr)
    return expr.array[0] === undefined ? undefined : nameOf(program, expr.array[0], scope);
  if (typeof expr !== "string" || expr === "") return undefined;
  // `User.name` is what the class is called.
  if (expr.endsWith(".name")) return nameOf(program, expr.slice(0, -".name".length), scope);
  for (const value of program.evaluator.evaluate(expr, scope)) {
    if (value.is === "class") return program.evaluator.classFacts(value.class).name || expr;
    if (value.is === "literal" && typeof value.expr === "object" && value.expr && !("array" in value.expr)) {
      const { expr: written } = value;
      if ("text" in written) return written.text;
      if ("template" in written || "operator" in written) return nameOf(program, written, value.scope);
    }
    if (isUnknown(value)) continue;
  }
  // A column of a class: `select(User.id)`, `select(models.User.id)`.
  const owner = expr.split(".").slice(0, -1).join(".");
  const cls = owner ? program.evaluator.evaluate(owner, scope).find((v) => v.is === "class") : undefined;
  return cls?.is === "class" ? program.evaluator.classFacts(cls.class).name || expr : expr.split(".").at(-1);
}

/** An object as it is written, with the scope that its names mean something in. */
export interface Entries {
  list: [name: string, value: Expr, key?: Expr][];
  scope: Scope;
}

/** The entries of an object, also by the name it was given. */
export function entriesOf(program: Program, expr: Expr, scope: Scope): Entries | undefined {
  if (typeof expr === "object" && expr && "object" in expr) return { list: expr.object, scope };
  for (const one of literals(program, expr, scope))
    if (typeof one.expr === "object" && one.expr && "object" in one.expr)
      return { list: one.expr.object, scope: one.scope };
  return undefined;
}

/** What a name stands for, where it is written in the code. */
export function literals(program: Program, expr: Expr, scope: Scope): { expr: Expr; scope: Scope }[] {
  if (typeof expr !== "string" || expr === "" || expr === "undefined") return [];
  return program.evaluator
    .evaluate(expr, scope)
    .flatMap((value) => (value.is === "literal" ? [{ expr: value.expr, scope: value.scope }] : []));
}
