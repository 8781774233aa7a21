import type { Expr } from "../facts.ts";
import type { Evaluator } from "./evaluate.ts";
import type { Scope, Value } from "./value.ts";

/** Two queries in one: `newer | older` is either of them, `mine & open` is the first with what was done to the other. */
export function combined(evaluator: Evaluator, operator: string, of: readonly Expr[], scope: Scope): Value[] {
  if (operator !== "|" && operator !== "&") return [];
  const queries = of.flatMap((e) => evaluator.evaluate(e, scope)).filter((v) => v.is === "external");
  const [first, ...others] = queries;
  if (operator === "|" || !first) return queries;
  return [{ ...first, steps: [...first.steps, ...others.flatMap((v) => v.steps.filter((s) => s.is === "call"))] }];
}
