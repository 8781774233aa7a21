import { type Brought, isPluralName } from "../../catalog/index.ts";
import { calledName, type Expr, writtenText } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Table } from "../tables/table.ts";
import type { Tables } from "../tables/tables.ts";
import type { Scope } from "../values/value.ts";
import { entriesOf, literals, placesOf, stepsOf } from "./places.ts";
import type { ReadSite } from "./read.ts";

/** Rows of another table that a read brings along. */
export interface Related {
  name: string;
  /** One row has many of them. */
  many: boolean;
  /** Something at the relation itself limits or filters them, or reads them by themselves. */
  limited: boolean;
  within: Related[];
}

/** All that a read brings along, and how. */
export interface Bringing {
  how: Brought;
  related: Related[];
}

/** A table whose relations are asked for: by its schema, and by what it is called. */
interface Owner {
  name: string | undefined;
  table: Table | undefined;
}

/** What stands at one relation. */
interface Written {
  name: string;
  /** The model, where that is named in the place of a relation. */
  model?: string;
  limited?: boolean;
  /** It may be a column like others. */
  bare?: boolean;
}

/** Relations inside relations, this far. */
const deepest = 6;

/** The related rows that a read brings, as far as they are written at the read; undefined where it brings none. */
export function relatedOf(
  program: Program,
  site: ReadSite,
  table: string | null,
  schema: Table | undefined,
  tables: Tables,
): Bringing | undefined {
  const root: Owner = { name: table ?? undefined, table: schema };
  let found: Bringing | undefined;
  for (const how of site.read.brings ?? []) {
    const said = (place: Brought["place"], is: RegExp): boolean =>
      placesOf(program, site, place).some((one) => one.is === "value" && is.test(wordOf(program, one.expr, one.scope)));
    if (how.when && !said(how.when.place, how.when.is)) continue;
    if (how.unless?.some(({ place, is }) => said(place, is))) continue;
    // What other statements load multiplies nothing.
    if (how.loaders && found && Boolean(found.how.joined) !== Boolean(how.joined)) continue;
    const tree = new Tree(program, tables, site.scope.file, how);
    const related =
      how.written === "calls"
        ? tree.ofCalls(site, root)
        : how.written === "loaders"
          ? tree.ofLoaders(site, root)
          : tree.ofPlace(site, root);
    if (how.eager && !said(how.eager, /^false$/)) tree.addEager(related, root);
    for (const one of related) if (isAsked(program, site, one.name)) one.limited = true;
    if (!related.length) continue;
    // What is eager may be asked for as well.
    const before = found?.related.filter(({ name }) => !related.some((one) => one.name === name)) ?? [];
    found = { how: found?.how ?? how, related: [...before, ...related] };
  }
  return found;
}

function wordOf(program: Program, expr: Expr, scope: Scope): string {
  const [literal] = literals(program, expr, scope);
  if (typeof expr === "boolean") return String(expr);
  return writtenText(expr) ?? writtenText(literal?.expr) ?? (typeof expr === "string" ? expr : "");
}

/** True where the filter speaks of the relation: only some of its rows come. */
function isAsked(program: Program, site: ReadSite, relation: string): boolean {
  for (const place of site.read.filter ?? []) {
    if (place.style !== "object") continue;
    for (const found of placesOf(program, site, place)) {
      const entries = found.is === "value" ? entriesOf(program, found.expr, found.scope) : undefined;
      if (entries?.list.some(([name]) => name === relation)) return true;
    }
  }
  return false;
}

class Tree {
  constructor(
    readonly program: Program,
    readonly tables: Tables,
    readonly near: string,
    readonly how: Brought,
  ) {}

  ofPlace(site: ReadSite, root: Owner): Related[] {
    const related: Related[] = [];
    for (const found of placesOf(this.program, site, this.how.place)) {
      if (found.is !== "value") continue;
      if (this.how.written === "object") this.#ofObject(related, found.expr, found.scope, root, 0, this.how.place.key);
      else if (this.how.written === "list") this.#ofList(related, found.expr, found.scope, root, 0);
      else this.#ofExpression(related, wordOf(this.program, found.expr, found.scope), root);
    }
    return related;
  }

  /** `leftJoinAndSelect("o.lines", "l")`: the name before the dot is the read's own, or that of a join before. */
  ofCalls(site: ReadSite, root: Owner): Related[] {
    const { method = [], argument = 0 } = this.how.place;
    const related: Related[] = [];
    const joins = new Map<string, { into: Related[]; owner: Owner }>();
    const filters = stepsOf(site).flatMap(({ name, arguments: [first] = [] }) =>
      /where/i.test(name) ? [writtenText(first) ?? ""] : [],
    );
    for (const { is, name, arguments: args = [], maybe } of stepsOf(site)) {
      if (is !== "call" || maybe || !method.includes(name)) continue;
      const path = writtenText(args[argument])?.split(".");
      const alias = writtenText(args[argument + 1]);
      if (path?.length !== 2 || alias === undefined) continue;
      const { into, owner } = joins.get(path[0]!) ?? { into: related, owner: root };
      const limited = args[argument + 2] !== undefined || filters.some((text) => text.includes(`${alias}.`));
      const { one, next } = this.#add(into, { name: path[1]!, limited }, owner);
      joins.set(alias, { into: one.within, owner: next });
    }
    return related;
  }

  /** `options(joinedload(User.posts), joinedload(User.orders))`; what is added only sometimes may not be. */
  ofLoaders(site: ReadSite, root: Owner): Related[] {
    const related: Related[] = [];
    for (const { is, name, arguments: args = [], maybe, scope } of stepsOf(site))
      if (is === "call" && !maybe && scope && this.how.place.method?.includes(name))
        for (const argument of args) this.#ofLoaders(related, argument, scope, root);
    return related;
  }

  /** `joinedload(User.posts).joinedload(Post.comments)`, as far as loaders of this kind go. */
  #ofLoaders(into: Related[], expr: Expr, scope: Scope, root: Owner): void {
    const call =
      typeof expr === "object" && expr && "call" in expr
        ? this.program.evaluator.fn(scope).calls[expr.call]
        : undefined;
    let at = { into, owner: root };
    for (const link of call?.chain ?? []) {
      if (!this.how.loaders?.includes(calledName(call!, link))) return;
      const [attribute] = link.arguments ?? [];
      // `User.posts.and_(…)` brings some of them.
      if (typeof attribute !== "string" || !attribute.includes(".")) return;
      const { one, next } = this.#add(at.into, { name: last(attribute) }, at.owner);
      at = { into: one.within, owner: next };
    }
  }

  addEager(related: Related[], { table }: Owner): void {
    for (const { name, relation } of table?.columns.values() ?? [])
      if (relation?.eager && !related.some((one) => one.name === name))
        related.push({ name, many: relation.many, limited: false, within: [] });
  }

  /** `{ orders: true, tickets: { take: 3, include: { … } } }` */
  #ofObject(into: Related[], expr: Expr, scope: Scope, owner: Owner, depth: number, key: string | undefined): void {
    const entries = depth > deepest ? undefined : entriesOf(this.program, expr, scope);
    for (const [name, value] of entries?.list ?? []) {
      if (name === "..." || name === "[]" || name === "_count" || value === false || value === "undefined") continue;
      const inside = entriesOf(this.program, value, entries!.scope);
      if (!inside && value !== true) continue;
      const limited = inside !== undefined && this.#isLimited(inside.list);
      const { one, next } = this.#add(into, { name, limited, bare: key === "select" && !inside }, owner);
      if (!inside) continue;
      if (!this.how.inner) this.#ofObject(one.within, value, entries!.scope, next, depth + 1, key);
      for (const inner of this.how.inner ?? []) {
        const more = inside.list.find(([n]) => n === inner)?.[1];
        if (more !== undefined) this.#ofObject(one.within, more, inside.scope, next, depth + 1, inner);
      }
    }
  }

  /** `["orders", "orders.lines"]`, `[Comment, { model: Like, as: "likes", include: [User] }]` */
  #ofList(into: Related[], expr: Expr, scope: Scope, owner: Owner, depth: number): void {
    if (depth > deepest) return;
    const lists = [{ expr, scope }, ...literals(this.program, expr, scope)];
    const list = lists.find((one) => typeof one.expr === "object" && one.expr && "array" in one.expr);
    const items = list && typeof list.expr === "object" && list.expr && "array" in list.expr ? list.expr.array : [expr];
    for (const item of items) {
      const at = list?.scope ?? scope;
      const text = writtenText(item);
      if (text !== undefined) this.#addPath(into, text.split(this.how.separator ?? "."), owner);
      else if (typeof item === "string" && item !== "") this.#ofModel(into, item, at, owner);
      else if (typeof item === "object" && item && "object" in item)
        this.#ofInclude(into, item.object, at, owner, depth);
    }
  }

  #ofModel(into: Related[], name: string, scope: Scope, owner: Owner): void {
    const [value] = literals(this.program, name, scope);
    const written = writtenText(value?.expr);
    if (written !== undefined) this.#addPath(into, written.split("."), owner);
    else if (/^[A-Z]/.test(last(name))) this.#add(into, { name: last(name), model: last(name) }, owner);
  }

  #ofInclude(into: Related[], list: [string, Expr, Expr?][], scope: Scope, owner: Owner, depth: number): void {
    const at = (key: string): Expr | undefined => list.find(([name]) => name === key)?.[1];
    const association = at("association");
    const as = writtenText(at("as")) ?? writtenText(association);
    const model = at("model");
    const named = typeof model === "string" && model !== "" ? modelName(model) : undefined;
    const name = as ?? named ?? (typeof association === "string" ? last(association) : undefined);
    if (name === undefined) return;
    const written = { name, limited: this.#isLimited(list), ...(named && !as ? { model: named } : {}) };
    const { one, next } = this.#add(into, written, owner);
    for (const inner of this.how.inner ?? []) {
      const more = at(inner);
      if (more !== undefined) this.#ofList(one.within, more, scope, { ...next, name: named ?? next.name }, depth + 1);
    }
  }

  /** `[orders, tickets.[lines, tags(active)]]` */
  #ofExpression(into: Related[], text: string, owner: Owner): void {
    const stack: { into: Related[]; owner: Owner }[] = [];
    let current = { into, owner };
    let open = current;
    for (const [token] of text.matchAll(/\w+(?:\([^)]*\))?|[[\],.]/g)) {
      if (token === "[") {
        stack.push(current);
        current = open;
      } else if (token === "]") current = open = stack.pop() ?? { into, owner };
      else if (token === ",") open = current;
      else if (token !== ".") {
        const { one, next } = this.#add(
          open.into,
          { name: token.replace(/\(.*/, ""), limited: token.includes("(") },
          open.owner,
        );
        open = { into: one.within, owner: next };
      }
    }
  }

  #addPath(into: Related[], path: readonly string[], owner: Owner): void {
    let at = { into, owner };
    for (const name of path) {
      const { one, next } = this.#add(at.into, { name }, at.owner);
      at = { into: one.within, owner: next };
    }
  }

  /** A relation of a table, added where it is not there yet. */
  #add(
    into: Related[],
    { name, model, limited = false, bare = false }: Written,
    owner: Owner,
  ): { one: Related; next: Owner } {
    const column =
      owner.table?.columns.get(name) ??
      (model === undefined
        ? undefined
        : [...(owner.table?.columns.values() ?? [])].find((c) => c.relation?.to === model));
    const association =
      !this.how.associated || owner.name === undefined ? undefined : this.tables.association(owner.name, model ?? name);
    const many = column
      ? (column.relation?.many ?? false)
      : (association?.many ?? (model === undefined && !bare && isPluralName(name)));
    let one = into.find((other) => other.name === name);
    if (!one) {
      one = { name, many, limited, within: [] };
      into.push(one);
    }
    const to = column?.relation?.to ?? association?.to ?? model;
    return { one, next: { name: to, table: to === undefined ? undefined : this.tables.find(to, this.near) } };
  }

  #isLimited(list: readonly [string, Expr, Expr?][]): boolean {
    return list.some(
      ([name, value]) => this.how.limits?.includes(name) && value !== false && value !== "undefined" && value !== null,
    );
  }
}

/** `book` of `this.sequelize.models.book`, and of a getter that is called after it: `Database.bookModel`. */
const modelName = (expr: string): string => last(expr).replace(/(?<=.)Model$/, "");

const last = (name: string): string => name.split(".").at(-1)!;
