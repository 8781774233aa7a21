import type { Expr } from "../facts.ts";

/** Keys and values of an object as it is written. */
export type Entries = [name: string, value: Expr, key?: Expr][];

/** Each object that is written in an expression, also in a list or in another object. */
export function objectsIn(expr: Expr | undefined): Entries[] {
  if (typeof expr !== "object" || expr === null) return [];
  if ("typed" in expr) return objectsIn(expr.of);
  if ("array" in expr) return expr.array.flatMap(objectsIn);
  if (!("object" in expr)) return [];
  return [expr.object, ...expr.object.flatMap(([, value]) => objectsIn(value))];
}
