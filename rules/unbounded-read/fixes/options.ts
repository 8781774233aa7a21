/** The options of a read, `{ where, select, … }`, wherever the call has them. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../rewrite/typescript.ts";
import type { ReadCall } from "./target.ts";

export interface Options {
  /** What the call has in the place of its options; null when there is nothing yet. */
  written: TS.Expression | null;
  /** The same, when it is an object written at the call. */
  literal: TS.ObjectLiteralExpression | null;
  /** `findBy(where)`: the argument is the condition itself. */
  isWhere: boolean;
  /** Does an argument (the entity) come before it? */
  afterEntity: boolean;
}

export type NamedProperty = TS.PropertyAssignment | TS.ShorthandPropertyAssignment;

/** Finds the argument that holds the options. Prisma has one; TypeORM's managers take the entity first. */
export function optionsOf({ call, access }: ReadCall, orm: string): Options {
  const isWhere = orm === "typeorm" && /^(findBy|findAndCountBy)$/.test(access.name.text);
  const [first, second] = call.arguments;
  const afterEntity = orm === "typeorm" && first !== undefined && (second !== undefined || takesEntity(access, first));
  const written = (afterEntity ? second : first) ?? null;
  const bare = written && unwrapped(written);
  return { written, literal: bare && ts.isObjectLiteralExpression(bare) ? bare : null, isWhere, afterEntity };
}

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

/** `manager.find(Order)`: one argument that is an entity, not options. */
function takesEntity(access: TS.PropertyAccessExpression, first: TS.Expression): boolean {
  if (ts.isObjectLiteralExpression(unwrapped(first))) return false;
  const receiver = access.expression;
  const last = ts.isPropertyAccessExpression(receiver) ? receiver.name.text : receiver.getText();
  return /(manager|^em)$/i.test(last);
}
