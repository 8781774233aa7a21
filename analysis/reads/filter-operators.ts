import type { FilterOperators } from "../../catalog/index.ts";
import type { Expr } from "../facts.ts";
import type { Scope } from "../values/value.ts";
import type { Asked, Condition, Filter } from "./filter.ts";
import { between, excluded, isConstant, isLower, isUpper, listKind, matches, oneOf } from "./filter-object.ts";

/** Operators over columns: `and(eq(users.orgId, id), gte(users.at, from))`. */
export function operatorFilter(
  program: Asked,
  expr: Expr,
  scope: Scope,
  operators: FilterOperators,
  filter: Filter,
  depth: number,
): void {
  if (depth > 6 || expr === "undefined") return;
  const { evaluator } = program;
  if (typeof expr === "object" && expr && "function" in expr) {
    // `where: (table, { eq }) => eq(table.id, id)`
    const inner: Scope = { file: scope.file, fn: expr.function };
    for (const value of evaluator.fn(inner).returns)
      operatorFilter(program, value, inner, operators, filter, depth + 1);
    return;
  }
  if (typeof expr === "object" && expr && "choice" in expr) {
    filter.loose = true;
    return;
  }
  if (typeof expr !== "object" || expr === null || !("call" in expr)) {
    const values = evaluator.evaluate(expr, scope);
    const literal = values.find((v) => v.is === "literal" && v.expr !== expr);
    if (literal?.is === "literal") operatorFilter(program, literal.expr, literal.scope, operators, filter, depth + 1);
    else filter.loose = true;
    return;
  }
  const call = evaluator.fn(scope).calls[expr.call];
  const segment = call?.chain.at(-1);
  const name = segment?.name || (typeof call?.root === "string" ? call.root : "");
  const args = segment?.arguments ?? [];
  if (operators.and.includes(name)) {
    for (const part of args) {
      if (typeof part === "object" && part && "spread" in part) filter.loose = true;
      else operatorFilter(program, part, scope, operators, filter, depth + 1);
    }
    return;
  }
  if (operators.or.includes(name)) {
    const all = args.map((part) => {
      const inner: Filter = { conditions: [], loose: false };
      operatorFilter(program, part, scope, operators, inner, depth + 1);
      return inner;
    });
    oneOf(all, filter);
    return;
  }
  if (operators.not?.includes(name)) {
    const inner: Filter = { conditions: [], loose: false };
    for (const part of args) operatorFilter(program, part, scope, operators, inner, depth + 1);
    excluded(inner, filter);
    return;
  }
  const column = typeof args[0] === "string" ? args[0].split(".").at(-1)! : "";
  const operand = args[1];
  if (!column) {
    filter.loose = true;
    return;
  }
  const push = (how: Condition["how"]): void => {
    filter.conditions.push({ column, how, ...(operand === undefined ? {} : { value: operand }) });
  };
  if (operators.list.includes(name)) push(listKind(program, operand, scope));
  else if (operators.equal.includes(name)) {
    const constant =
      operand === undefined ||
      isConstant(operand) ||
      (typeof operand === "string" &&
        evaluator.evaluate(operand, scope).some((v) => v.is === "literal" && isConstant(v.expr)));
    // `eq(a.id, b.aId)` joins tables: it compares columns.
    push(constant ? "constant" : "equals");
  } else if (isLower(name, operators)) push("from");
  else if (isUpper(name, operators)) push("to");
  else if (between.has(name)) {
    push("from");
    push("to");
  } else push(matches(name, operand) ? "matches" : "other");
}
