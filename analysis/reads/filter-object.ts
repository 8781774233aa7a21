import type { FilterOperators } from "../../catalog/index.ts";
import type { Expr } from "../facts.ts";
import { assignedParts } from "../values/assigned.ts";
import { originOf } from "../values/places.ts";
import type { Scope } from "../values/value.ts";
import type { Asked, Condition, Filter } from "./filter.ts";

const lower = new Set(["gt", "gte", "Op.gt", "Op.gte", "MoreThan", "MoreThanOrEqual"]);
const upper = new Set(["lt", "lte", "Op.lt", "Op.lte", "LessThan", "LessThanOrEqual"]);
export const between = new Set(["between", "Op.between", "Between"]);

export const isLower = (name: string, operators: FilterOperators): boolean =>
  lower.has(name) || (operators.from?.includes(name) ?? false);
export const isUpper = (name: string, operators: FilterOperators): boolean =>
  upper.has(name) || (operators.to?.includes(name) ?? false);

/** Operators that look for a part of a text. */
const matching =
  /^(?:Op\.|\$)?(?:contains|starts?With|ends?With|substring|string_contains|search|i?like|regexp?|re|fulltext)$/i;
/** A text that the caller chose narrows; one that is written in the code is a state like others. */
export const matches = (name: string, operand: Expr | undefined): boolean =>
  matching.test(name) && operand !== undefined && !isConstant(operand);

export const isConstant = (expr: Expr): boolean =>
  expr === null ||
  typeof expr === "number" ||
  typeof expr === "boolean" ||
  (typeof expr === "object" && "text" in expr);

export function objectFilter(
  program: Asked,
  expr: Expr,
  scope: Scope,
  operators: FilterOperators,
  filter: Filter,
  nested: boolean,
  depth: number,
): void {
  if (depth > 5) return;
  const entries = entriesOf(program, expr, scope);
  if (!entries) {
    if (typeof expr === "object" && expr && "array" in expr)
      alternatives(program, expr.array, scope, operators, filter, depth);
    // `find(Order, id)`: a bare key instead of an object.
    else if (isConstant(expr) || (typeof expr === "string" && /(?:^|\.)id$|Id$/.test(expr)))
      filter.conditions.push({ column: "id", how: "equals", value: expr });
    else filter.loose = true;
    return;
  }
  if (typeof expr === "string" && mayNarrow(program, expr, scope, operators, depth)) filter.loose = true;
  for (const [name, value, key] of entries.list) {
    const said = name === "[]" ? (typeof key === "string" ? key : "[]") : name;
    // `"owner.id": id` asks for a part of a document, or for a column of a related table.
    const dotted = /^\$?[\w$]+(?:\.[\w$]+)+\$?$/.test(said) && name !== "[]";
    const column = dotted ? said.replace(/\$$/, "").split(".").at(-1)! : said;
    const at = entries.scope;
    if (value === "undefined") continue;
    if (name === "...") {
      const inner: Filter = { conditions: [], loose: false };
      objectFilter(program, value, at, operators, inner, nested, depth + 1);
      const maybe = typeof value === "object" && value && "choice" in value;
      // A condition that may be missing bounds nothing for sure; one on a key may still be the usual case.
      if (!maybe) filter.conditions.push(...inner.conditions);
      if (inner.loose || (maybe && inner.conditions.some((c) => c.how === "equals" || c.how === "list")))
        filter.loose = true;
    } else if (operators.and.includes(column)) {
      const parts = typeof value === "object" && value && "array" in value ? value.array : [value];
      for (const part of parts) objectFilter(program, part, at, operators, filter, nested, depth + 1);
    } else if (operators.not?.includes(column)) {
      const parts = typeof value === "object" && value && "array" in value ? value.array : [value];
      for (const part of parts) {
        const inner: Filter = { conditions: [], loose: false };
        objectFilter(program, part, at, operators, inner, nested, depth + 1);
        excluded(inner, filter);
      }
    } else if (operators.or.includes(column)) {
      if (typeof value === "object" && value && "call" in value) {
        // `OR: keys.map((key) => ({ … }))` is a list of keys in another spelling.
        filter.conditions.push({ column, how: "list", value: "keys" });
        continue;
      }
      const parts = typeof value === "object" && value && "array" in value ? value.array : [value];
      alternatives(program, parts, at, operators, filter, depth);
    } else if (operators.prefix && column.startsWith(operators.prefix)) filter.loose = true;
    else columnFilter(program, column, value, at, operators, filter, nested || dotted, depth);
  }
}

/** True when a statement of its own may add a key to a filter: `if (owner) query.ownerId = owner`. */
function mayNarrow(program: Asked, name: string, scope: Scope, operators: FilterOperators, depth: number): boolean {
  const inner: Filter = { conditions: [], loose: false };
  for (const { path, expr, scope: at } of name.includes(".") ? [] : assignedParts(program.evaluator, name, scope))
    columnFilter(program, path.at(-1)!, expr, at, operators, inner, false, depth + 1);
  return inner.loose || inner.conditions.some(({ how }) => how === "equals" || how === "list");
}

/** What is left when some rows are taken out is not narrowed by the keys of those. */
export function excluded(inner: Filter, filter: Filter): void {
  for (const { column, nested } of inner.conditions)
    filter.conditions.push({ column, how: "other", ...(nested ? { nested } : {}) });
}

/** One of several filters holds: a column counts only when every one of them has it. */
function alternatives(
  program: Asked,
  parts: Expr[],
  scope: Scope,
  operators: FilterOperators,
  filter: Filter,
  depth: number,
): void {
  const written = parts.flatMap((part) => {
    const list = writtenIn(part);
    if (!list) filter.loose = true;
    return list ?? [];
  });
  const all = written.map((part) => {
    const inner: Filter = { conditions: [], loose: false };
    objectFilter(program, part, scope, operators, inner, false, depth + 1);
    return inner;
  });
  oneOf(all, filter);
}

/** `...(cond ? [a, b] : [])`: the parts that a spread can bring; undefined when they can't be told. */
function writtenIn(part: Expr): Expr[] | undefined {
  if (typeof part !== "object" || part === null || !("spread" in part)) return [part];
  const { spread } = part;
  if (typeof spread !== "object" || spread === null) return undefined;
  if ("array" in spread) return spread.array;
  if (!("choice" in spread)) return undefined;
  const lists = spread.of.map((option) =>
    typeof option === "object" && option !== null && "array" in option
      ? option.array
      : option === "undefined"
        ? []
        : undefined,
  );
  return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}

/** What all alternatives ask for counts, or else the alternatives themselves, also those that can't be told. */
export function oneOf(all: Filter[], filter: Filter): void {
  const [first, ...rest] = all;
  if (!first) return;
  if (all.every((one) => one.loose)) filter.loose = true;
  const common = first.conditions.filter((condition) =>
    rest.every((one) => one.conditions.some((c) => c.column === condition.column && alike(c, condition))),
  );
  if (common.length) filter.conditions.push(...common);
  else if (rest.length) filter.conditions.push({ column: "", how: "either", of: all });
}

/** `slug = x` or `slug ends with x` still is about one slug. */
const alike = (a: Condition, b: Condition): boolean => a.how === b.how || a.how === "other" || b.how === "other";

function entriesOf(
  program: Asked,
  expr: Expr,
  scope: Scope,
): { list: [string, Expr, Expr?][]; scope: Scope } | undefined {
  if (typeof expr === "object" && expr && "object" in expr) return { list: expr.object, scope };
  if (typeof expr === "object" && expr && "choice" in expr) {
    const option = expr.of.find((e) => e !== "undefined" && e !== null);
    return option === undefined ? undefined : entriesOf(program, option, scope);
  }
  if (typeof expr !== "string" && !(typeof expr === "object" && expr && ("call" in expr || "member" in expr)))
    return undefined;
  // `const rest = args.where ?? {}`: nothing is asked for only where the caller brought nothing.
  const origin = originOf(program.evaluator, expr, scope);
  if (origin?.is === "expression" && typeof origin.expr === "object" && origin.expr && "choice" in origin.expr)
    return entriesOf(program, origin.expr, origin.scope);
  for (const value of program.evaluator.evaluate(expr, scope))
    if (value.is === "literal" && typeof value.expr === "object" && value.expr && "object" in value.expr)
      return { list: value.expr.object, scope: value.scope };
  // `{ ...query }`, where the caller made the query.
  const brought = program.handed?.({ is: "value", expr, scope });
  if (brought?.is === "missing") return { list: [], scope };
  return brought?.is === "value" && !(brought.expr === expr && brought.scope === scope)
    ? entriesOf({ evaluator: program.evaluator }, brought.expr, brought.scope)
    : undefined;
}

export function columnFilter(
  program: Asked,
  column: string,
  value: Expr,
  scope: Scope,
  operators: FilterOperators,
  filter: Filter,
  nested: boolean,
  depth: number,
  within?: string,
): void {
  const push = (how: Condition["how"], of?: Expr): void => {
    filter.conditions.push({
      column,
      how,
      ...(nested ? { nested } : {}),
      ...(within === undefined ? {} : { within }),
      ...(of === undefined ? {} : { value: of }),
    });
  };
  if (isConstant(value)) {
    push("constant", value);
    return;
  }
  // `status: In([…])`, `at: MoreThan(date)`
  if (typeof value === "object" && value && "call" in value) {
    const call = program.evaluator.fn(scope).calls[value.call];
    const segment = call?.chain.at(-1);
    const name = segment?.name || (typeof call?.root === "string" ? call.root : "");
    const first = segment?.arguments?.[0];
    if (call && call.chain.length === 1) {
      if (operators.list.includes(name)) {
        push(listKind(program, first, scope), first);
        return;
      }
      if (isLower(name, operators)) {
        push("from");
        return;
      }
      if (isUpper(name, operators)) {
        push("to");
        return;
      }
      if (between.has(name)) {
        push("from");
        push("to");
        return;
      }
      if (operators.equal.includes(name)) {
        push(first !== undefined && isConstant(first) ? "constant" : "equals", first);
        return;
      }
      if (matches(name, first)) {
        push("matches", first);
        return;
      }
      if (/^(?:Not|IsNull|Like|ILike|Raw)$/.test(name)) {
        push("other");
        return;
      }
    }
    // `team: ofTeam(id)`: a function of the workspace makes the rest of the filter.
    const made = depth > 5 ? undefined : entriesOf(program, value, scope);
    if (made) columnFilter(program, column, { object: made.list }, made.scope, operators, filter, nested, depth + 1);
    else push("equals", value);
    return;
  }
  if (typeof value === "object" && value && "object" in value) {
    for (const [operator, operand, key] of value.object) {
      const name = operator === "[]" && typeof key === "string" ? key : operator;
      if (operators.list.includes(name)) push(listKind(program, operand, scope), operand);
      else if (operators.equal.includes(name)) push(isConstant(operand) ? "constant" : "equals", operand);
      else if (isLower(name, operators)) push("from");
      else if (isUpper(name, operators)) push("to");
      else if (between.has(name)) {
        push("from");
        push("to");
      } else if (matches(name, operand)) push("matches", operand);
      else if (
        /^(?:not|notIn|contains|startsWith|endsWith|mode|has|hasSome|hasEvery|isEmpty|search|path|string_contains|Op\.\w+|none)$/.test(
          name,
        )
      )
        push("other");
      else if (/^(?:is|some|every)$/.test(name))
        objectFilter(program, operand, scope, operators, filter, true, depth + 1);
      else if (name === "...") filter.loose = true;
      else if (operators.within?.includes(name))
        objectFilter(program, operand, scope, operators, filter, true, depth + 1);
      else if (operators.prefix && name.startsWith(operators.prefix)) push("other");
      // Anything else is a column of a related table, or of a compound key.
      else columnFilter(program, name, operand, scope, operators, filter, true, depth + 1, column);
    }
    return;
  }
  if (typeof value === "object" && value && "array" in value) {
    push(listKind(program, value, scope), value);
    return;
  }
  if (typeof value === "object" && value && "choice" in value) {
    // `cond ? value : undefined` may drop the filter.
    if (value.of.some((e) => e === "undefined")) {
      filter.loose = true;
      return;
    }
    const written = value.of.filter((e) => typeof e === "object" && e !== null && "object" in e);
    if (written.length) {
      const branches = value.of.map((e) => {
        const inner: Filter = { conditions: [], loose: false };
        columnFilter(program, column, e, scope, operators, inner, nested, depth + 1, within);
        return inner;
      });
      oneOf(branches, filter);
      return;
    }
    push(value.of.every(isConstant) ? "constant" : "equals", value);
    return;
  }
  if (
    typeof value === "string" &&
    program.evaluator.evaluate(value, scope).some((v) => v.is === "literal" && isConstant(v.expr))
  ) {
    push("constant", value);
    return;
  }
  if (typeof value === "string" && /^[A-Z]\w*\.[A-Za-z_]\w*$/.test(value)) {
    push("constant", value);
    return;
  } // an enumeration's member
  push("equals", value);
}

export function listKind(program: Asked, list: Expr | undefined, scope: Scope): "list" | "constants" {
  const isArray = (expr: Expr): expr is { array: Expr[] } =>
    typeof expr === "object" && expr !== null && "array" in expr;
  const written = (expr: Expr): boolean =>
    isArray(expr) &&
    expr.array.every(
      (i) =>
        isConstant(i) ||
        (typeof i === "string" && /^[A-Z]\w*\.\w+$/.test(i)) ||
        (typeof i === "object" && i !== null && "spread" in i && listKind(program, i.spread, scope) === "constants"),
    );
  if (list === undefined) return "list";
  if (written(list)) return "constants";
  if (typeof list !== "string") return "list";
  // An empty array is filled later, with keys that nobody can see here.
  return program.evaluator
    .evaluate(list, scope)
    .some((v) => v.is === "literal" && written(v.expr) && isArray(v.expr) && v.expr.array.length > 0)
    ? "constants"
    : "list";
}
