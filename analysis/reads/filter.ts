import type { FilterOperators, FilterStyle } from "../../catalog/index.ts";
import { type Expr, writtenText } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Reached } from "../reach/node.ts";
import { argumentFor } from "../values/arguments.ts";
import { type Found, follow, originOf } from "../values/places.ts";
import type { Scope } from "../values/value.ts";
import { comparisonFilter } from "./filter-comparison.ts";
import { expressionFilter } from "./filter-expression.ts";
import { isConstant, objectFilter } from "./filter-object.ts";
import { operatorFilter } from "./filter-operators.ts";
import { textConditions, withSubselects } from "./filter-text.ts";
import { namesOfTable, placesOf, readsStatement, stepsOf, tableText } from "./places.ts";
import type { ReadSite } from "./read.ts";
import { outermostConditions, readsNamed, sqlText } from "./sql.ts";

/** One condition of a read's filter, whatever library wrote it. */
export interface Condition {
  column: string;
  how:
    | "equals" // a value that is not written in the code
    | "constant" // a value that is: a state, a flag
    | "list" // one of a list that is not written in the code
    | "constants" // one of a list that is
    | "from" // a lower end
    | "to" // an upper end
    | "matches" // a part of a text that is not written in the code
    | "other" // not equal, exists
    | "either"; // one of `of` holds
  /** Column of a related table: `project: { orgId }`. */
  nested?: boolean;
  /** Table that the source names before the column. */
  qualifier?: string;
  /** The relation that leads there: `project`. */
  within?: string;
  value?: Expr;
  /** For "either": what each alternative asks for. */
  of?: Filter[];
}

/** All conditions hold; `loose` means that more may hold which can't be told. */
export interface Filter {
  conditions: Condition[];
  loose: boolean;
}

/** What filters are looked up with; `handed` is what the callers on the way bring for a parameter. */
export interface Asked {
  evaluator: Program["evaluator"];
  handed?: (found: Found) => Found;
}

/** What a read is filtered by. */
export function filterOf(program: Program, node: Reached, site: ReadSite): Filter {
  const filter: Filter = { conditions: [], loose: false };
  if (site.read.sql) {
    const sql = sqlText(program, site);
    const where = sql && /\bwhere\b([\s\S]*)/i.exec(outermostConditions(withSubselects(sql)))?.[1];
    if (where) textConditions(where, filter);
    // Which of a statement's tables a name stands for can't be told from its conditions alone.
    filter.conditions = filter.conditions.map(({ qualifier: _, ...condition }) => condition);
    if (sql && readsNamed(sql)) filter.loose = true;
    return filter;
  }
  if (site.read.related || readsStatement(program, site) || modifiedByName(site)) filter.loose = true;
  if (site.read.filter?.some((place) => place.style === "comparison")) {
    const compared = comparisonFilter(program, site, {
      handed: (found) => handed(program, node, found, 0),
      given: (expr, scope) => isGiven(program, node, expr, scope),
    });
    const own = namesOfTable(program, site);
    const isOther = (qualifier: string): boolean => own.size > 0 && !own.has(qualifier.toLowerCase());
    filter.conditions.push(...compared.conditions.map((c) => joined(c, isOther)));
    if (compared.loose) filter.loose = true;
  }
  for (const place of site.read.filter ?? [])
    if (place.style === "expression") {
      const inner: Filter = { conditions: [], loose: false };
      expressionFilter(program, site, place, inner);
      const own = namesOfTable(program, site);
      // Where the columns are those of a name that stands for no model, any of the tables may be the one that is read.
      const isModel = /^[A-Z]/.test(tableText(program, site) ?? "");
      const isOther = (qualifier: string): boolean => isModel && !own.has(qualifier.toLowerCase());
      const conditions = inner.conditions.map((c) => joined(c, isOther));
      filter.conditions.push(...conditions);
      // The rows that go with one of another table: how many, that table's keys would tell.
      if (inner.loose || conditions.some((c) => c.within && c.how === "equals")) filter.loose = true;
    }
  const asked: Asked = { evaluator: program.evaluator, handed: (found) => handed(program, node, found, 0) };
  const others = joinedNames(site);
  for (const place of site.read.filter ?? [])
    for (const found of placesOf(program, site, place)) {
      const inner: Filter = { conditions: [], loose: false };
      add(asked, handed(program, node, found, 0), place.style, site.orm.operators, inner);
      const conditions = inner.conditions.map((c) => joined(c, (qualifier) => others.has(qualifier)));
      filter.conditions.push(...(place.related ? conditions.map((c) => ({ ...c, nested: true })) : conditions));
      if (inner.loose) filter.loose = true;
    }
  return filter;
}

/** `modify("ofOwner", ownerId)`: what a name stands for narrows by the values that it is given. */
function modifiedByName(site: ReadSite): boolean {
  const { hands } = site.read.builder ?? {};
  return stepsOf(site).some(({ is, name, arguments: [named, ...values] = [] }) => {
    const isText = typeof named === "object" && named !== null && "text" in named;
    return is === "call" && hands?.includes(name) && isText && values.length > 0;
  });
}

/** A filter that a function gets as a parameter is what its caller on the way hands over. */
function handed(program: Program, node: Reached, found: Found, depth: number): Found {
  const asked = depth > 4 ? undefined : parameterOf(program, found);
  if (!asked) return found;
  const { scope, index } = asked.parameter;
  for (let current: Reached | undefined = node; current?.by; current = current.by.from) {
    if (current.scope.file !== scope.file || current.scope.fn !== scope.fn) continue;
    const { from, call } = current.by;
    const segment = call && program.evaluator.fn(from.scope).calls[call.call]?.chain[call.segment];
    if (!segment) return found;
    return handed(
      program,
      from,
      follow(
        program.evaluator,
        argumentFor(program.evaluator.fn(scope).parameters, segment.arguments, index),
        from.scope,
        asked.path,
      ),
      depth + 1,
    );
  }
  return found;
}

/** True when the caller on the way writes a value for what is a parameter here, or the value is no parameter's. */
function isGiven(program: Program, node: Reached, expr: Expr, scope: Scope): boolean {
  if (isConstant(expr) || (typeof expr === "object" && expr && !("member" in expr))) return false;
  const found: Found = { is: "value", expr, scope };
  if (!parameterOf(program, found)) return false;
  const given = handed(program, node, found, 0);
  return given !== found && given.is === "value" && given.expr !== "undefined" && given.expr !== null;
}

/** The parameter that a filter is, also by the name that it was unpacked to: `const { where } = params`. */
function parameterOf(program: Program, found: Found): (Found & { is: "parameter" }) | undefined {
  if (found.is === "parameter") return found;
  const origin = found.is === "value" ? originOf(program.evaluator, found.expr, found.scope) : undefined;
  return origin?.is === "parameter"
    ? { is: "parameter", parameter: origin.parameter, path: origin.parameter.path }
    : undefined;
}

/** Names that joins give to other tables: `leftJoinAndSelect("wish.film", "film")`. */
const joinedNames = (site: ReadSite): ReadonlySet<string> =>
  new Set(
    stepsOf(site).flatMap(({ is, name, arguments: list }) =>
      is === "call" && /join/i.test(name)
        ? (list ?? []).slice(1).flatMap((a) => (typeof a === "object" && a && "text" in a ? [a.text] : []))
        : [],
    ),
  );

/** A condition on a column of another table than the one that is read. */
function joined(condition: Condition, isOther: (qualifier: string) => boolean): Condition {
  const { qualifier, ...rest } = condition;
  if (rest.of)
    return {
      ...rest,
      of: rest.of.map((branch) => ({ ...branch, conditions: branch.conditions.map((c) => joined(c, isOther)) })),
    };
  if (qualifier === undefined || !isOther(qualifier)) return rest;
  return { ...rest, nested: true, within: qualifier };
}

function add(program: Asked, found: Found, style: FilterStyle, operators: FilterOperators, filter: Filter): void {
  if (style === "comparison" || style === "expression") return; // taken together above, since each method may add an alternative
  switch (found.is) {
    case "missing":
      return;
    case "unknown":
    case "parameter":
      filter.loose = true;
      return;
    case "either":
      // Only what holds in every case counts.
      filter.loose = true;
      return;
    case "value":
      if (style === "text") textFilter(program, found.expr, found.scope, filter, operators);
      else if (style === "object") objectFilter(program, found.expr, found.scope, operators, filter, false, 0);
      else operatorFilter(program, found.expr, found.scope, operators, filter, 0);
  }
}

/** SQL conditions with placeholders: `u.orgId = :org AND u.at > ?`. */
function textFilter(program: Asked, expr: Expr, scope: Scope, filter: Filter, operators: FilterOperators): void {
  const text = writtenText(expr);
  if (text !== undefined) {
    textConditions(outermostConditions(withSubselects(text)), filter);
    return;
  }
  if (typeof expr === "object" && expr && "object" in expr) {
    objectFilter(program, expr, scope, operators, filter, false, 0);
    return;
  }
  filter.loose = true;
}
