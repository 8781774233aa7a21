import type { Expr, FileFacts } from "../facts.ts";

/** An object as it is written, and the function that it stands in. */
export interface Written {
  expr: Expr;
  fn: number;
}

const known = new WeakMap<FileFacts, Map<number, Written>>();

/** The object that a function is written into as a method: what `this` means in it. */
export function objectAround(facts: FileFacts, fn: number): Written | undefined {
  let found = known.get(facts);
  if (!found) {
    found = methodsIn(facts);
    known.set(facts, found);
  }
  return found.get(fn);
}

function methodsIn(facts: FileFacts): Map<number, Written> {
  const found = new Map<number, Written>();
  const seen = new Set<object>();
  const look = (expr: Expr | undefined, fn: number): void => {
    if (typeof expr !== "object" || expr === null || seen.has(expr)) return;
    seen.add(expr);
    if ("object" in expr)
      for (const [, value] of expr.object) {
        if (typeof value === "object" && value && "function" in value) found.set(value.function, { expr, fn });
        else look(value, fn);
      }
    else if ("array" in expr) for (const item of expr.array) look(item, fn);
    else if ("choice" in expr) for (const option of expr.of) look(option, fn);
    else if ("typed" in expr) look(expr.of, fn);
    else if ("spread" in expr) look(expr.spread, fn);
  };
  facts.functions.forEach((fn, index) => {
    for (const { init, assigned } of fn.bindings) for (const expr of [init, ...(assigned ?? [])]) look(expr, index);
    for (const { value } of fn.assignments) look(value, index);
    for (const expr of fn.returns) look(expr, index);
    for (const { chain } of fn.calls)
      for (const segment of chain) for (const argument of segment.arguments ?? []) look(argument, index);
  });
  for (const { value } of facts.exports) look(value, 0);
  return found;
}
