import type { FilterOperators, FilterPlace } from "../../catalog/index.ts";
import { calledName, type Expr, writtenText } from "../facts.ts";
import type { Program } from "../program.ts";
import { type Found, follow } from "../values/places.ts";
import type { Scope, Step } from "../values/value.ts";
import type { Condition, Filter } from "./filter.ts";
import { columnFilter, excluded, listKind, matches, oneOf } from "./filter-object.ts";
import { columnOf, textConditions } from "./filter-text.ts";
import { isStatement, nameOf, stepsOf } from "./places.ts";
import type { ReadSite } from "./read.ts";
import { outermostConditions } from "./sql.ts";

/** What a comparison is made of, and where its columns' names are looked up. */
interface Comparisons {
  program: Program;
  places: readonly FilterPlace[];
  operators: FilterOperators;
  /** Methods that limit a statement. */
  limits: ReadonlySet<string>;
  /** Gives what the caller on the way handed over for a parameter. */
  handed: (found: Found) => Found;
  /** Whether the caller on the way surely hands a value over for a parameter. */
  given: (expr: Expr, scope: Scope) => boolean;
}

const deepest = 6;
const empty = (): Filter => ({ conditions: [], loose: false });

/**
 * Conditions that a chain's methods add one after another: `.where("state", "open").whereIn("id", ids).orWhere(…)`.
 * An `or` method starts another alternative, as it does in SQL.
 */
export function comparisonFilter(program: Program, site: ReadSite, way: Pick<Comparisons, "handed" | "given">): Filter {
  const places = site.read.filter?.filter((p) => p.style === "comparison") ?? [];
  const limits = new Set(site.read.bound.flatMap((place) => place.method ?? []));
  return ofSteps({ program, places, operators: site.orm.operators, limits, ...way }, stepsOf(site), 0);
}

function ofSteps(of: Comparisons, steps: readonly Step[], depth: number): Filter {
  const alternatives: Filter[] = [empty()];
  for (const step of steps) {
    if (step.is !== "call" || !step.arguments || !step.scope) continue;
    const place = of.places.find((p) => p.method?.includes(step.name));
    if (!place) continue;
    if (place.or && alternatives.at(-1)!.conditions.length) alternatives.push(empty());
    const into = alternatives.at(-1)!;
    // What holds only sometimes bounds nothing, unless the caller says that it holds.
    if (!step.maybe || step.arguments.some((a) => of.given(a, step.scope!)))
      compared(of, place, step.arguments, step.scope, into, depth);
  }
  if (alternatives.length === 1) return alternatives[0]!;
  const filter = empty();
  oneOf(alternatives, filter);
  return filter;
}

/** One call of a method that compares: with a column first, or with an object, a callback, or SQL text. */
function compared(
  of: Comparisons,
  place: FilterPlace,
  args: readonly Expr[],
  scope: Scope,
  filter: Filter,
  depth: number,
): void {
  if (depth > deepest) {
    filter.loose = true;
    return;
  }
  const first = args[place.argument ?? 0];
  if (first === undefined) return;
  if (place.says === "other") {
    const named = columnNamed(of, first, scope);
    if (named) filter.conditions.push({ ...columnOf(named), how: "other" });
    return;
  }
  const column = columnNamed(of, first, scope);
  if (column && args.length > 1 + (place.argument ?? 0)) {
    const rest = args.slice((place.argument ?? 0) + 1);
    pair(of, place, column, rest, scope, filter, depth);
    return;
  }
  whole(of, first, scope, filter, depth);
}

/** A column, with or without an operator, and what it is compared with. */
function pair(
  of: Comparisons,
  place: FilterPlace,
  column: string,
  rest: readonly Expr[],
  scope: Scope,
  filter: Filter,
  depth: number,
): void {
  const name = columnOf(column);
  const push = (how: Condition["how"], value?: Expr): void => {
    filter.conditions.push({ ...name, how, ...(value === undefined ? {} : { value }) });
  };
  if (place.says === "list") {
    listed(of, rest[0], scope, push, filter);
    return;
  }
  if (place.says === "between") {
    push("from");
    push("to");
    return;
  }
  const [sign, operand] = rest.length > 1 ? [textOf(rest[0]), rest[1]] : ["=", rest[0]];
  switch (sign?.toLowerCase()) {
    case "=":
    case "==":
    case "===":
    case "is": {
      if (operand === undefined || operand === "undefined") return;
      if (isStatement(of.program, operand, scope)) {
        const text = writtenSql(of, operand, scope);
        // `= any(…)` is a list of keys in another spelling.
        if (text !== undefined && /^\s*any\s*\(/i.test(text)) push("list", operand);
        else if (text === undefined || /\bselect\b/i.test(text)) filter.loose = true;
        else push("equals", operand);
        return;
      }
      const inner = empty();
      columnFilter(of.program, name.column, operand, scope, of.operators, inner, false, depth);
      filter.conditions.push(...inner.conditions.map((c) => ({ ...c, ...name })));
      if (inner.loose) filter.loose = true;
      return;
    }
    case "in":
      listed(of, operand, scope, push, filter);
      return;
    case ">":
    case ">=":
      push("from");
      return;
    case "<":
    case "<=":
      push("to");
      return;
    case "between":
      push("from");
      push("to");
      return;
    case undefined:
      filter.loose = true;
      return;
    default:
      push(matches(sign ?? "", operand) ? "matches" : "other", operand);
  }
}

/** The start of the SQL that a value is, also where a function makes it: `any(` of `` sql`any(${ids})` ``. */
function writtenSql(of: Comparisons, value: Expr, scope: Scope): string | undefined {
  for (const v of of.program.evaluator.evaluate(value, scope)) {
    if (v.is !== "external") continue;
    for (const step of v.steps) {
      const [first] = step.arguments ?? [];
      const text = step.is === "call" && step.name === "" ? writtenText(first) : undefined;
      if (text !== undefined) return text;
    }
  }
  return undefined;
}

function isLimited(of: Comparisons, statement: Expr, scope: Scope): boolean {
  const { evaluator } = of.program;
  if (typeof statement === "object" && statement && "function" in statement)
    return evaluator
      .fn({ file: scope.file, fn: statement.function })
      .calls.some((call) => call.chain.some((s) => s.arguments?.length && of.limits.has(s.name)));
  return evaluator
    .evaluate(statement, scope)
    .some(
      (v) =>
        v.is === "external" && v.steps.some((s) => s.is === "call" && s.arguments?.length && of.limits.has(s.name)),
    );
}

/** `in (select …)` leaves as many rows as the other statement has; how many can't be told. */
function listed(
  of: Comparisons,
  list: Expr | undefined,
  scope: Scope,
  push: (how: Condition["how"], value?: Expr) => void,
  filter: Filter,
): void {
  if (list === undefined) filter.loose = true;
  else if (isStatement(of.program, list, scope)) {
    // `in (select … limit 100)` is a list that is as long as its limit.
    if (isLimited(of, list, scope)) push("list", list);
    else filter.loose = true;
  } else push(listKind(of.program, list, scope), list);
}

/** A condition that is no column: an object, a callback, what a callback hands back, SQL text. */
function whole(of: Comparisons, expr: Expr, scope: Scope, filter: Filter, depth: number): void {
  if (depth > deepest) {
    filter.loose = true;
    return;
  }
  if (typeof expr === "object" && expr) {
    const text = writtenText(expr);
    if (text !== undefined) {
      textConditions(outermostConditions(text), filter);
      return;
    }
    if ("function" in expr) {
      callback(of, { file: scope.file, fn: expr.function }, filter, depth);
      return;
    }
    if ("array" in expr) {
      for (const part of expr.array) whole(of, part, scope, filter, depth + 1);
      return;
    }
    if ("call" in expr) {
      made(of, expr.call, scope, filter, depth);
      return;
    }
    if ("object" in expr) {
      ofObject(of, expr.object, scope, filter, depth);
      return;
    }
    if ("spread" in expr || "choice" in expr) {
      filter.loose = true;
      return;
    }
  }
  const found = of.handed(follow(of.program.evaluator, expr, scope, []));
  if (found.is !== "value") {
    if (found.is !== "missing") filter.loose = true;
    return;
  }
  if (found.expr !== expr && typeof found.expr === "object") {
    whole(of, found.expr, found.scope, filter, depth + 1);
    return;
  }
  const written = of.program.evaluator.evaluate(expr, scope).find((v) => v.is === "literal" || v.is === "function");
  if (written?.is === "literal" && written.expr !== expr) whole(of, written.expr, written.scope, filter, depth + 1);
  else if (written?.is === "function") callback(of, written.scope, filter, depth);
  else filter.loose = true;
}

/** `{ state: "open", "orders.userId": id, [`${ORDERS}.at`]: at }`: each key is a column, with or without its table. */
function ofObject(
  of: Comparisons,
  entries: readonly [string, Expr, Expr?][],
  scope: Scope,
  filter: Filter,
  depth: number,
): void {
  for (const [name, value, key] of entries) {
    if (name === "...") {
      whole(of, value, scope, filter, depth + 1);
      continue;
    }
    const column = name === "[]" ? columnNamed(of, key ?? "", scope) : name;
    if (column === undefined) filter.loose = true;
    else if (value !== "undefined") pair(of, { style: "comparison" }, column, [value], scope, filter, depth);
  }
}

/** `where((q) => { q.where(…).orWhere(…) })` and `where((eb) => eb.and([…]))`: what is called on the parameter, or handed back. */
function callback(of: Comparisons, fn: Scope, filter: Filter, depth: number): void {
  const facts = of.program.evaluator.fn(fn);
  const names = new Set(["this", ...facts.parameters.flatMap((p) => (p.name ? [p.name] : []))]);
  const steps: Step[] = facts.calls.flatMap((call) =>
    typeof call.root === "string" && names.has(call.root)
      ? call.chain.flatMap((s): Step[] =>
          s.arguments
            ? [
                {
                  is: "call",
                  name: s.name,
                  arguments: s.arguments,
                  scope: fn,
                  at: s.at,
                  ...(call.when?.length ? { maybe: true } : {}),
                },
              ]
            : [],
        )
      : [],
  );
  if (steps.some((s) => of.places.some((p) => p.method?.includes(s.name)))) {
    const inner = ofSteps(of, steps, depth + 1);
    filter.conditions.push(...inner.conditions);
    if (inner.loose) filter.loose = true;
    return;
  }
  const parts = facts.returns.filter((r) => r !== "undefined");
  if (parts.length === 1) whole(of, parts[0]!, fn, filter, depth + 1);
  else filter.loose = true;
}

/** `eb("at", ">", from)`, `and([…])`, `` sql`…` ``, and a chain of these: `eb("a", "=", 1).and("b", "=", id)`. */
function made(of: Comparisons, index: number, scope: Scope, filter: Filter, depth: number): void {
  const call = of.program.evaluator.fn(scope).calls[index];
  if (!call) return;
  const { and, or, not } = of.operators;
  let alternatives: Filter[] = [empty()];
  for (const segment of call.chain) {
    const args = segment.arguments;
    if (!args) continue;
    const word = calledName(call, segment);
    const into = alternatives.at(-1)!;
    if (segment.tagged || word === "raw") {
      whole(of, args[0] ?? "", scope, into, depth + 1);
      continue;
    }
    const parts = args.length === 1 ? itemsOf(of, args[0]!, scope) : undefined;
    if (and.includes(word) && parts) for (const part of parts.list) whole(of, part, parts.scope, into, depth + 1);
    else if (or.includes(word) && parts) {
      const all = parts.list.map((part) => {
        const inner = empty();
        whole(of, part, parts.scope, inner, depth + 1);
        return inner;
      });
      oneOf(all, into);
    } else if (not?.includes(word)) {
      const inner = empty();
      for (const part of args) whole(of, part, scope, inner, depth + 1);
      excluded(inner, into);
    } else if (args.length > 2 && columnNamed(of, args[0]!, scope)) {
      if (or.includes(word)) alternatives = [...alternatives, empty()];
      pair(
        of,
        { style: "comparison" },
        columnNamed(of, args[0]!, scope)!,
        args.slice(1),
        scope,
        alternatives.at(-1)!,
        depth,
      );
    } else if (segment.name !== "$castTo") into.loose = true;
  }
  oneOf(alternatives, filter);
}

/** A written list, also by its name; a list that is filled later can't be told. */
function itemsOf(of: Comparisons, expr: Expr, scope: Scope): { list: Expr[]; scope: Scope } | undefined {
  if (typeof expr === "object" && expr && "array" in expr) return { list: expr.array, scope };
  for (const value of typeof expr === "string" ? of.program.evaluator.evaluate(expr, scope) : [])
    if (
      value.is === "literal" &&
      typeof value.expr === "object" &&
      value.expr &&
      "array" in value.expr &&
      value.expr.array.length
    )
      return { list: value.expr.array, scope: value.scope };
  return undefined;
}

const textOf = (expr: Expr | undefined): string | undefined =>
  typeof expr === "object" && expr && "text" in expr ? expr.text : undefined;

/** The column that an argument names; undefined for what is no name. */
function columnNamed(of: Comparisons, expr: Expr, scope: Scope): string | undefined {
  const written = textOf(expr);
  if (written !== undefined) return /^[\w"`.$-]+$/.test(written) ? written : undefined;
  if (typeof expr === "object" && expr && "template" in expr) {
    // `${TABLE}.id`
    const [value, more] = expr.values;
    const last = expr.template.at(-1)!;
    if (value === undefined || more !== undefined || !/^\.\w+$/.test(last)) return undefined;
    return `${nameOf(of.program, value, scope) ?? ""}${last}`;
  }
  if (typeof expr !== "string") return undefined;
  for (const value of of.program.evaluator.evaluate(expr, scope))
    if (value.is === "literal") {
      const text = textOf(value.expr);
      if (text !== undefined) return text;
    }
  return undefined;
}
