/** Which properties of a row the program asks for, or where it uses whole rows. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { each, isAssignment, isValueName, outward } from "../scope.ts";
import type { Consumer, Part } from "./consumer.ts";

export type RowUses = { properties: Set<string> } | { whole: TS.Node };

/**
 * The properties that are asked of each row; `whole` is the first place that may see all of them. The types that the
 * program gives its rows (`rowType`) are not looked at.
 */
export function rowUses(consumer: Consumer): RowUses {
  const properties = new Set<string>();
  for (const { each: fn, kind } of consumer.steps) {
    // `rows.map(toDto)`: what the function asks for is not known.
    if (ts.isIdentifier(fn.node) && fn.node.text !== "Boolean") return { whole: fn.node };
    if (kind !== "filter") break;
  }
  if ("each" in consumer && ts.isIdentifier(consumer.each.node)) return { whole: consumer.each.node };
  for (const part of consumer.parts) {
    const whole = partUses(part, properties);
    if (whole) return { whole };
  }
  return { properties };
}

function partUses({ row, body }: Part, properties: Set<string>): TS.Node | null {
  if (row === null) return null;
  if (ts.isObjectBindingPattern(row)) return patternUses(row, properties) ?? null;
  if (!ts.isIdentifier(row)) return row;
  // A loop without a declaration leaves its last row in a variable from outside.
  if (!isBinding(row)) return row;
  return nameUses(row, body, properties);
}

function isBinding(row: TS.Identifier): boolean {
  const { parent } = row;
  return (
    (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) && parent.name === row
  );
}

/** `{ id, total: sum = 0, customer: { name } }`; the rest of a row is all of it. */
export function patternUses(pattern: TS.ObjectBindingPattern, properties: Set<string>): TS.Node | null {
  for (const one of pattern.elements) {
    const name = one.propertyName ?? one.name;
    if (one.dotDotDotToken || !(ts.isIdentifier(name) || ts.isStringLiteral(name))) return one;
    properties.add(name.text);
  }
  return null;
}

export function nameUses(row: TS.Identifier, body: TS.Node, properties: Set<string>): TS.Node | null {
  let whole: TS.Node | null = null;
  each(body, (node) => {
    if (whole || !ts.isIdentifier(node) || node.text !== row.text || node === row || !isValueName(node)) return;
    whole = useOf(node, properties);
  });
  return whole;
}

/** One place where a row stands: the node where all of it is used, or null. */
export function useOf(row: TS.Expression, properties: Set<string>): TS.Node | null {
  const at = outward(row, true);
  const { parent } = at;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === at) {
    // A method of the row may ask for anything.
    const call = outward(parent, true).parent;
    if (ts.isCallExpression(call) && call.expression === outward(parent, true)) return row;
    properties.add(parent.name.text);
    return null;
  }
  if (ts.isElementAccessExpression(parent) && parent.expression === at) {
    const key = parent.argumentExpression;
    if (!ts.isStringLiteralLike(key)) return row;
    properties.add(key.text);
    return null;
  }
  if (ts.isVariableDeclaration(parent) && parent.initializer === at && ts.isObjectBindingPattern(parent.name))
    return patternUses(parent.name, properties);
  if (isAssignment(parent) && parent.right === at && ts.isObjectLiteralExpression(parent.left))
    return literalUses(parent.left, properties);
  return asksWhetherThere(at) ? null : row;
}

/** `({ id, total: this.total } = row)`. */
function literalUses(target: TS.ObjectLiteralExpression, properties: Set<string>): TS.Node | null {
  for (const one of target.properties) {
    const { name } = one;
    if (ts.isSpreadAssignment(one) || !name || !(ts.isIdentifier(name) || ts.isStringLiteral(name))) return one;
    properties.add(name.text);
  }
  return null;
}

/** `!row`, `if (row)`, `row === undefined`, and a statement that only names it. */
export function asksWhetherThere(at: TS.Expression): boolean {
  const { parent } = at;
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === ts.SyntaxKind.ExclamationToken;
  if (ts.isIfStatement(parent)) return parent.expression === at;
  if (ts.isConditionalExpression(parent)) return parent.condition === at;
  if (ts.isVoidExpression(parent) || ts.isTypeOfExpression(parent)) return true;
  if (isAssignment(parent) || !ts.isBinaryExpression(parent)) return false;
  const { left, right, operatorToken } = parent as TS.BinaryExpression;
  if (operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) return left === at;
  const other = left === at ? right : left;
  return other.kind === ts.SyntaxKind.NullKeyword || other.getText() === "undefined";
}
