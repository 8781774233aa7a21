import { sameClass, type Value } from "./value.ts";

/** More than that an expression may be only where evaluation goes in circles. */
const mostValues = 12;
/** Handlers of a table, files of a folder: each is a place of its own, so these can't go in circles for long. */
const mostPlaces = 40;

/** Distinct values, and not too many of them. */
export function few(values: Value[]): Value[] {
  if (values.length < 2) return values;
  const distinct: Value[] = [];
  for (const value of values) {
    if (distinct.length >= (value.is === "function" || value.is === "namespace" ? mostPlaces : mostValues)) continue;
    if (!distinct.some((other) => same(other, value))) distinct.push(value);
  }
  return distinct;
}

function same(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.is === "function" && b.is === "function")
    return a.scope.file === b.scope.file && a.scope.fn === b.scope.fn && sameClass(a.self, b.self);
  if (a.is === "instance" && b.is === "instance") return sameClass(a.class, b.class);
  if (a.is === "class" && b.is === "class") return sameClass(a.class, b.class);
  if (a.is === "literal" && b.is === "literal") return a.expr === b.expr;
  if (a.is === "namespace" && b.is === "namespace") return a.file === b.file;
  if (a.is === "external" && b.is === "external")
    return (
      a.module === b.module &&
      a.name === b.name &&
      a.steps.length === b.steps.length &&
      a.steps.every((s, i) => s === b.steps[i])
    );
  return false;
}
