import type { Read } from "../../catalog/index.ts";
import { calledName, type Expr, writtenText } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Scope, Step } from "../values/value.ts";
import { outermost } from "./sql.ts";

const aggregate = /^\s*(?:count|sum|min|max|avg|exists|bool_or|bool_and)\s*(?:\[|$)/i;

/** True when every column that a chain selects is a count or a sum, so that one row comes back. */
export function givesOneRow(program: Program, steps: readonly Step[], read: Read): boolean {
  const columns = steps.flatMap((step) => {
    const place = step.is === "call" && read.columns?.find(({ method }) => method?.includes(step.name));
    const { scope, arguments: args = [] } = step;
    return place && scope ? (place.alone ? args.slice(0, 1) : args).map((expr) => ({ expr, scope })) : [];
  });
  const known = new Set(read.builder?.aggregates);
  return columns.length > 0 && columns.every(({ expr, scope }) => isAggregate(program, expr, scope, known, 0));
}

function isAggregate(program: Program, expr: Expr, scope: Scope, names: ReadonlySet<string>, depth: number): boolean {
  if (typeof expr !== "object" || expr === null || depth > 5) return false;
  const every = (parts: readonly Expr[], at: Scope): boolean =>
    parts.length > 0 && parts.every((part) => isAggregate(program, part, at, names, depth + 1));
  const text = writtenText(expr);
  if (text !== undefined) return isText(text);
  if ("array" in expr) return every(expr.array, scope);
  if ("object" in expr)
    return every(
      expr.object.map(([, value]) => value),
      scope,
    );
  if ("function" in expr) {
    const inner: Scope = { file: scope.file, fn: expr.function };
    return every(program.evaluator.fn(inner).returns, inner);
  }
  if (!("call" in expr)) return false;
  const call = program.evaluator.fn(scope).calls[expr.call];
  return (
    call?.chain.some(
      (s) =>
        s.arguments &&
        (names.has(calledName(call, s)) || ((s.tagged || s.name === "raw") && every(s.arguments.slice(0, 1), scope))),
    ) ?? false
  );
}

const isText = (text: string): boolean =>
  outermost(text)
    .split(",")
    .every((column) => aggregate.test(column));
