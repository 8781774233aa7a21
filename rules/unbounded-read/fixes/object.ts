/** Objects as they are written: their properties by name. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../rewrite/typescript.ts";

export type NamedProperty = TS.PropertyAssignment | TS.ShorthandPropertyAssignment;

/** The property of that name; null when the object has none by that name (it may still come with a spread). */
export function property(literal: TS.ObjectLiteralExpression | null, name: string): NamedProperty | null {
  for (const one of literal?.properties ?? []) {
    if ((ts.isPropertyAssignment(one) || ts.isShorthandPropertyAssignment(one)) && nameOf(one) === name) return one;
  }
  return null;
}

/** A property's value; for `{ where }` the name itself. */
export function writtenValue(one: NamedProperty): TS.Expression {
  return ts.isPropertyAssignment(one) ? one.initializer : one.name;
}

/** Name of a property; null when it is computed or a spread. */
export function nameOf(one: TS.ObjectLiteralElementLike): string | null {
  return one.name && (ts.isIdentifier(one.name) || ts.isStringLiteral(one.name)) ? one.name.text : null;
}

/** Removes parentheses, `as const`, `satisfies …`. */
export function unwrapped(node: TS.Expression): TS.Expression {
  let at = node;
  while (ts.isParenthesizedExpression(at) || ts.isAsExpression(at) || ts.isSatisfiesExpression(at)) at = at.expression;
  return at;
}
