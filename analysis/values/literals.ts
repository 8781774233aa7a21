import type { Expr } from "../facts.ts";
import type { Evaluator } from "./evaluate.ts";
import { isUnknown, type Scope, type Value } from "./value.ts";

/** A member of an object or list that is written in the code; "[]" is any element. */
export function writtenMember(evaluator: Evaluator, expr: object & Expr, scope: Scope, name: string): Value[] {
  if ("array" in expr) {
    if (name === "[]") return expr.array.flatMap((item) => evaluator.evaluate(item, scope));
    const item = /^\d+$/.test(name) ? expr.array[Number(name)] : undefined;
    return item === undefined ? [] : evaluator.evaluate(item, scope);
  }
  if (!("object" in expr)) return [];
  for (let i = expr.object.length - 1; i >= 0; i--) {
    const [key, item] = expr.object[i]!;
    if (key === name) return evaluator.evaluate(item, scope);
    if (key !== "...") continue;
    const spread = evaluator.evaluate(item, scope).flatMap((v) => evaluator.member(v, name));
    if (spread.some((v) => !isUnknown(v))) return spread;
  }
  return [];
}
