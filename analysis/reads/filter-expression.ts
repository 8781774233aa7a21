import type { FilterOperators, FilterPlace } from "../../catalog/index.ts";
import { calledName, type Expr } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Scope, Value } from "../values/value.ts";
import type { Asked, Condition, Filter } from "./filter.ts";
import { joinedBy } from "./filter-joins.ts";
import { excluded, isConstant, isLower, isUpper, listKind, matches, oneOf } from "./filter-object.ts";
import { stepsOf } from "./places.ts";
import type { ReadSite } from "./read.ts";

const deepest = 8;
/** What stands between the names of a keyword: `author__name__icontains`. */
const separator = "__";

export interface Looking extends Asked {
  operators: FilterOperators;
  /** True for a value of the library: a table, a statement, an alias of one. */
  isKnown: (value: Value) => boolean;
  /** What is known of another statement, `in_(select(…))`; undefined for what is none, or is limited. */
  statement: (value: Value) => Other | undefined;
}

/** A statement whose rows nothing limits: all of them, or those that a value of the caller's picks. */
type Other = "open" | "picked";

/** Statements inside statements, this far. */
const deepestStatement = 3;

/**
 * Conditions of arguments that are written with the language's own operators, `User.age >= 18`, or as names,
 * `filter(author__name="x")`. All arguments of all calls hold.
 */
export function expressionFilter(
  program: Program,
  site: ReadSite,
  place: FilterPlace,
  filter: Filter,
  depth = 0,
): void {
  const { operators } = site.orm;
  const library = program.orms.find(({ orm }) => orm === site.orm)?.library;
  const bounds = new Set(site.read.bound.flatMap(({ method }) => method ?? []));
  const own = new Set(stepsOf(site).map(({ at }) => at));
  const statement = (value: Value): Other | undefined => {
    if (value.is !== "external" || !library?.kinds(value).size) return undefined;
    // `users = User.objects.filter(email__in=users)`: the name holds this very statement afterwards.
    const last = value.steps.at(-1)?.at;
    if (last !== undefined && own.has(last)) return undefined;
    const called = new Set(value.steps.flatMap((step) => (step.is === "call" ? [step.name] : [])));
    // A comprehension over rows is a list of values.
    if (!called.size || called.has("map") || [...bounds].some((method) => called.has(method))) return undefined;
    return picksRows(program, { ...site, receiver: value, more: [] }, place, depth + 1) ? "picked" : "open";
  };
  const isKnown = (value: Value): boolean =>
    [...(library?.kinds(value).keys() ?? [])].some((kind) => kind in site.orm.values);
  if (narrowsByItself(site)) filter.loose = true;
  const looking: Looking = { evaluator: program.evaluator, operators, isKnown, statement };
  for (const step of stepsOf(site)) {
    joinedBy(program, looking, step, bounds, filter);
    if (step.is === "call" && step.scope && step.arguments?.some((arg) => isOfPicked(looking, arg, step.scope!)))
      filter.loose = true;
  }
  for (const step of stepsOf(site)) {
    if (step.is !== "call" || !step.scope || !place.method?.includes(step.name)) continue;
    const inner: Filter = { conditions: [], loose: false };
    for (const argument of step.arguments ?? []) condition(looking, argument, step.scope, inner, 0);
    if (operators.not?.includes(step.name)) excluded(inner, filter);
    else {
      // A condition that may be missing bounds nothing for sure; one on a key may still be the usual case.
      if (!step.maybe) filter.conditions.push(...inner.conditions);
      if (inner.loose || (step.maybe && inner.conditions.some(({ how }) => how === "equals" || how === "list")))
        filter.loose = true;
    }
  }
}

/** True for a statement that asks for the rows of something, by a value that is not written in the code, or that can't be told. */
function picksRows(program: Program, site: ReadSite, place: FilterPlace, depth: number): boolean {
  if (depth > deepestStatement) return false;
  const inner: Filter = { conditions: [], loose: false };
  expressionFilter(program, site, place, inner, depth);
  return inner.loose || inner.conditions.some(({ how }) => how === "equals" || how === "list" || how === "matches");
}

/**
 * True where something narrows the rows that can't be seen here: a method of the program's own that is given something, or
 * whoever handed over what is only known by its type.
 */
function narrowsByItself(site: ReadSite): boolean {
  const { builder } = site.read;
  if (!builder?.besidesOwn) return false;
  const steps = stepsOf(site);
  if (steps.some((step) => step.is === "type")) return true;
  const { head, runs, one = [], never, groups = [], aggregates = [], besidesOwn } = builder;
  const known = new Set([...head, ...runs, ...one, ...never, ...groups, ...aggregates, ...besidesOwn, "[:]", "map"]);
  return steps.some(
    (step) => step.is === "call" && step.name !== "" && !known.has(step.name) && step.arguments?.length,
  );
}

export function condition(asked: Looking, expr: Expr, scope: Scope, filter: Filter, depth: number): void {
  if (depth > deepest || expr === "undefined" || expr === null || typeof expr === "boolean") return;
  if (typeof expr === "object" && "object" in expr) {
    for (const [name, value] of expr.object) keyword(asked, name, value, scope, filter);
    return;
  }
  if (typeof expr === "object" && "operator" in expr) {
    operation(asked, expr, scope, filter, depth);
    return;
  }
  if (typeof expr === "object" && "call" in expr) {
    called(asked, expr.call, scope, filter, depth);
    return;
  }
  // A name of a condition, or a column that is a flag by itself.
  const literal = asked.evaluator.evaluate(expr, scope).find((v) => v.is === "literal" && v.expr !== expr);
  if (literal?.is === "literal") condition(asked, literal.expr, literal.scope, filter, depth + 1);
  else if (typeof expr === "string" && /^[A-Z]\w*\.\w+$/.test(expr))
    filter.conditions.push({ column: columnOf(expr), how: "constant", value: true });
  else filter.loose = true;
}

const columnOf = (name: string): string => {
  const column = name.split(".").at(-1)!;
  return column === "pk" ? "id" : column;
};

/** `User.id == x`, `(a == 1) & (b > 2)`, `~Q(…)`. */
function operation(
  asked: Looking,
  { operator, of }: { operator: string; of: Expr[] },
  scope: Scope,
  filter: Filter,
  depth: number,
): void {
  const [left, right] = of;
  if (operator === "&") {
    for (const part of of) condition(asked, part, scope, filter, depth + 1);
    return;
  }
  if (operator === "|") {
    oneOf(
      of.map((part) => {
        const inner: Filter = { conditions: [], loose: false };
        condition(asked, part, scope, inner, depth + 1);
        return inner;
      }),
      filter,
    );
    return;
  }
  if (operator === "~" || operator === "!" || operator === "-") {
    const inner: Filter = { conditions: [], loose: false };
    if (left !== undefined) condition(asked, left, scope, inner, depth + 1);
    excluded(inner, filter);
    return;
  }
  const named = left === undefined ? undefined : columnIn(asked, left, scope);
  if (named === undefined || right === undefined) {
    filter.loose = true;
    return;
  }
  const how: Condition["how"] =
    operator === "==" && isColumn(asked, right, scope)
      ? "other"
      : operator === "=="
        ? valueKind(asked, right, scope)
        : operator === ">" || operator === ">="
          ? "from"
          : operator === "<" || operator === "<="
            ? "to"
            : "other";
  push(filter, named, how, right);
}

/** A column, by itself or in a function of the database: `func.lower(User.name)`. */
function columnIn(asked: Looking, expr: Expr, scope: Scope): string | undefined {
  if (typeof expr === "string") return expr || undefined;
  if (typeof expr !== "object" || expr === null || !("call" in expr)) return undefined;
  const { root, chain } = asked.evaluator.fn(scope).calls[expr.call]!;
  const [first] = chain.at(-1)?.arguments ?? [];
  const isFunction = typeof root === "string" && /(?:^|\.)func$/.test(root);
  return isFunction && typeof first === "string" && first ? first : undefined;
}

/** `User.id` of the table that is read, or of another that it is joined with. */
function push(filter: Filter, column: string, how: Condition["how"], value: Expr): void {
  // `users.c.name` is a column of the table `users`.
  const parts = column.split(".").filter((part) => part !== "c");
  const qualifier = parts.at(-2);
  filter.conditions.push({ column: columnOf(column), how, value, ...(qualifier ? { qualifier } : {}) });
}

/** `File.name` of another table: what must be equal to it joins the two. */
function isColumn({ evaluator }: Looking, value: Expr, scope: Scope): boolean {
  if (typeof value === "string" && /\.c\.\w+$/.test(value)) return true;
  if (typeof value !== "string" || !/(?:^|\.)[A-Z]\w*\.[a-z_]\w*$/.test(value)) return false;
  return evaluator.evaluate(value, scope).some((v) => v.is === "external" && v.steps.some(({ is }) => is !== "member"));
}

/** A value that is written in the code is a state like others: text, number, member of an enumeration. */
function valueKind(asked: Looking, value: Expr, scope: Scope): "equals" | "constant" | "other" {
  if (isConstant(value)) return "constant";
  if (typeof value === "object" && value !== null && "call" in value) {
    const { columns, constants } = asked.operators;
    const call = asked.evaluator.fn(scope).calls[value.call]!;
    const name = calledName(call, call.chain.at(-1)!);
    if (columns?.includes(name)) return "other";
    if (constants?.includes(name)) return "constant";
  }
  if (typeof value !== "string") return "equals";
  if (/(?:^|\.)[A-Z][A-Z0-9_]+$/.test(value) || /^[A-Z]\w*\.[A-Z]\w*\.value$/.test(value)) return "constant";
  return asked.evaluator.evaluate(value, scope).some((v) => v.is === "literal" && isConstant(v.expr))
    ? "constant"
    : "equals";
}

/** `User.id.in_(ids)`, `or_(a, b)`, `Q(state="new")`. */
function called(asked: Looking, index: number, scope: Scope, filter: Filter, depth: number): void {
  const { operators } = asked;
  const call = asked.evaluator.fn(scope).calls[index];
  const segment = call?.chain.at(-1);
  if (!call || !segment) return;
  const name = calledName(call, segment);
  const args = segment.arguments ?? [];
  const own = asked.evaluator.callee(scope, index, call.chain.length - 1).find((value) => value.is === "function");
  if (own?.is === "function") {
    // `filter(is_open())`: a function of the workspace writes the condition.
    const [written, more] = asked.evaluator.fn(own.scope).returns;
    if (written !== undefined && more === undefined) condition(asked, written, own.scope, filter, depth + 1);
    else filter.loose = true;
    return;
  }
  if (operators.and.includes(name) || operators.or.includes(name)) {
    const inner = args.map((part) => {
      const own: Filter = { conditions: [], loose: false };
      if (typeof part === "object" && part && "spread" in part) own.loose = true;
      else condition(asked, part, scope, own, depth + 1);
      return own;
    });
    if (operators.or.includes(name)) oneOf(inner, filter);
    else
      for (const own of inner) {
        filter.conditions.push(...own.conditions);
        if (own.loose) filter.loose = true;
      }
    return;
  }
  if (operators.not?.includes(name)) {
    const inner: Filter = { conditions: [], loose: false };
    for (const part of args) condition(asked, part, scope, inner, depth + 1);
    excluded(inner, filter);
    return;
  }
  // `Exists(…)`, `func.lower(…)`: it narrows by nobody knows how much.
  if (!segment.name && args[0] !== undefined && otherStatement(asked, args[0], scope) === "open") {
    // Rows that another statement has, too, which nothing limits.
    filter.conditions.push({ column: "", how: "other" });
    return;
  }
  const column = typeof call.root === "string" && segment.name ? call.root : "";
  const links = call.chain.slice(0, -1).filter((link) => !link.arguments);
  if (!column || links.length !== call.chain.length - 1) {
    filter.loose = true;
    return;
  }
  // `sources.any(id=7)`: rows of something else are asked for, by nobody knows how much.
  if (operators.related?.includes(name)) {
    const inner: Filter = { conditions: [], loose: false };
    for (const part of args) condition(asked, part, scope, inner, depth + 1);
    if (inner.loose || inner.conditions.some(({ how }) => how === "equals" || how === "list")) filter.loose = true;
  }
  const operand = args.length ? args[0]! : "";
  const named = [column, ...links.map((link) => link.name)].join(".");
  const how = operatorKind(asked, name, operand, scope, filter);
  if (how === "range") {
    push(filter, named, "from", operand);
    push(filter, named, "to", args[1] ?? operand);
  } else push(filter, named, how, operand);
}

function operatorKind(
  asked: Looking,
  name: string,
  operand: Expr,
  scope: Scope,
  filter: Filter,
): Condition["how"] | "range" {
  const { operators } = asked;
  if (operators.list.includes(name)) return listOf(asked, operand, scope, filter);
  if (operators.equal.includes(name)) return valueKind(asked, operand, scope);
  if (name === "between" || name === "range") return "range";
  if (isLower(name, operators)) return "from";
  if (isUpper(name, operators)) return "to";
  return matches(name, operand) ? "matches" : "other";
}

/** As many rows as the list has values; the rows of another statement are as many as that has. */
function listOf(asked: Looking, operand: Expr, scope: Scope, filter: Filter): Condition["how"] {
  const other = otherStatement(asked, operand, scope);
  if (!other) return listKind(asked, operand, scope);
  if (other === "picked") filter.loose = true;
  return "other";
}

/** `select(children.c.name)`, where `children` is a statement whose rows a value of the caller's picks. */
function isOfPicked(asked: Looking, expr: Expr, scope: Scope): boolean {
  const call = typeof expr === "object" && expr && "call" in expr && asked.evaluator.fn(scope).calls[expr.call];
  const named = call ? [call.root, ...call.chain.map(({ name }) => name)].join(".") : expr;
  const at = typeof named === "string" ? named.indexOf(".c.") : -1;
  return at > 0 && otherStatement(asked, (named as string).slice(0, at), scope) === "picked";
}

function otherStatement({ evaluator, statement }: Looking, expr: Expr, scope: Scope): Other | undefined {
  if (typeof expr === "object" && expr !== null && !("call" in expr)) return undefined;
  const found = evaluator.evaluate(expr, scope).map(statement);
  return found.find((other) => other === "open") ?? found.find((other) => other !== undefined);
}

/** A part of a moment, or a form of a text, that is compared in the column's place. */
const transforms = /^(?:date|time|year|month|day|week|week_day|quarter|hour|minute|second|lower|upper|length)$/;

/** `author__name__icontains="x"`. */
function keyword(asked: Looking, name: string, value: Expr, scope: Scope, filter: Filter): void {
  if (name === "...") {
    const written = asked.evaluator.evaluate(value, scope).find((v) => v.is === "literal");
    const object = written?.is === "literal" && typeof written.expr === "object" ? written.expr : undefined;
    if (object && "object" in object) condition(asked, object, scope, filter, 0);
    else filter.loose = true;
    return;
  }
  const parts = name.split(separator);
  const last = parts.at(-1)!;
  const { operators } = asked;
  const isOperator =
    parts.length > 1 &&
    (operators.list.includes(last) ||
      operators.equal.includes(last) ||
      last === "range" ||
      isLower(last, operators) ||
      isUpper(last, operators) ||
      /^(?:i?contains|i?startswith|i?endswith|i?regex|search|isnull|date|year|month|day|week|hour)$/.test(last));
  const named = isOperator ? parts.slice(0, -1) : parts;
  // `created__date__gte`: the day of a moment.
  const path = named.length > 1 && transforms.test(named.at(-1)!) ? named.slice(0, -1) : named;
  const column = columnOf(path.at(-1)!);
  const nested = path.length > 1 && !(path.length === 2 && column === "id") ? { nested: true } : {};
  // `author__id=7` asks for the author's key, which the row holds itself.
  const own = path.length === 2 && column === "id" ? `${path[0]}_id` : column;
  const how = isOperator ? operatorKind(asked, last, value, scope, filter) : valueKind(asked, value, scope);
  // A value of a related row's that the caller brings: the rows of one of them, however it is called.
  if (how === "equals" && "nested" in nested) filter.loose = true;
  if (how === "range")
    for (const end of ["from", "to"] as const) filter.conditions.push({ column: own, how: end, value, ...nested });
  else filter.conditions.push({ column: own, how, value, ...nested });
}
