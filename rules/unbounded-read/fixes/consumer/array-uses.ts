/**
 * Which properties of its rows a program asks for, whatever it does with the array: also where it sorts the rows, hands
 * back what it made of them, or looks at some alone, which pages can't follow.
 */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { isFunction, outward, references, statementList } from "../scope.ts";
import type { Given } from "./consumer.ts";
import { asksWhetherThere, nameUses, patternUses, useOf } from "./row-uses.ts";
import { rowsNamed, rowsOf } from "./rows.ts";

export type ArrayUses =
  /** `typed` are the places that give a row, or all of them, a type by hand. */
  | { properties: Set<string>; typed: TS.Node[] }
  /** A place that may look at all of a row. */
  | { whole: TS.Node }
  | { reason: string };

/** What is asked of the rows of a read, over all places that the array and its rows get to. */
export function arrayUses(given: Given): ArrayUses {
  const rows = rowsOf(given);
  if ("reason" in rows) return rows;
  const seen: Seen = { properties: new Set(), typed: [] };
  if (rows.rowType !== null) seen.typed.push(given.read);
  for (const place of rows.places) {
    const whole = ofArray(place, seen);
    if (whole) return { whole };
  }
  return seen;
}

interface Seen {
  properties: Set<string>;
  typed: TS.Node[];
}

/** Methods whose function gets a row, and which of its parameters that is. */
const callbacks: Readonly<Record<string, readonly number[]>> = {
  ...Object.fromEntries(
    ["map", "forEach", "filter", "some", "every", "find", "findLast", "findIndex", "findLastIndex", "flatMap"].map(
      (name) => [name, [0]],
    ),
  ),
  reduce: [1],
  reduceRight: [1],
  sort: [0, 1],
  toSorted: [0, 1],
};

/** Methods that give the rows again, or some of them. */
const again = /^(?:filter|sort|toSorted|slice|reverse|toReversed|values)$/;
/** Methods that give one row. */
const one = /^(?:find|findLast|at|pop|shift)$/;

/** The place where whole rows are used, or null. */
function ofArray(array: TS.Expression, seen: Seen): TS.Node | null {
  const at = outward(array, true);
  const { parent } = at;
  if (ts.isForOfStatement(parent) && parent.expression === at) return ofLoop(parent, seen);
  if (ts.isElementAccessExpression(parent) && parent.expression === at) return ofRow(parent, seen);
  if (ts.isExpressionStatement(parent) || asksWhetherThere(at)) return null;
  if (ts.isVariableDeclaration(parent) && parent.initializer === at) return ofNamed(parent, seen);
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== at) return at;
  const { text } = parent.name;
  if (text === "length") return null;
  const method = outward(parent, true);
  const call = method.parent;
  if (!ts.isCallExpression(call) || call.expression !== method) return at;
  if (text === "entries") return ofEntries(call, seen);
  if (Object.hasOwn(callbacks, text)) {
    const whole = ofCallback(call, text, seen);
    if (whole) return whole;
  } else if (!again.test(text) && !one.test(text)) return at;
  if (again.test(text)) return ofArray(call, seen);
  return one.test(text) ? ofRow(call, seen) : null;
}

function ofLoop({ initializer, statement }: TS.ForOfStatement, seen: Seen): TS.Node | null {
  const name = ts.isVariableDeclarationList(initializer) ? initializer.declarations[0]?.name : undefined;
  return name ? ofBinding(name, statement, seen) : initializer;
}

/** `for (const [index, row] of rows.entries())`. */
function ofEntries(call: TS.Expression, seen: Seen): TS.Node | null {
  const { parent } = outward(call, true);
  const loop = ts.isForOfStatement(parent) ? parent : null;
  const list = loop?.initializer;
  const pattern = list && ts.isVariableDeclarationList(list) ? list.declarations[0]?.name : undefined;
  const row = pattern && ts.isArrayBindingPattern(pattern) ? pattern.elements[1] : undefined;
  if (!loop || !pattern || !ts.isArrayBindingPattern(pattern) || pattern.elements.some((each) => isRest(each)))
    return call;
  return row && ts.isBindingElement(row) ? ofBinding(row.name, loop.statement, seen) : null;
}

const isRest = (element: TS.ArrayBindingElement): boolean =>
  ts.isBindingElement(element) && element.dotDotDotToken !== undefined;

function ofCallback(call: TS.CallExpression, method: string, seen: Seen): TS.Node | null {
  const [given] = call.arguments;
  // `rows.sort()` compares whole rows as texts.
  if (!given) return call;
  const fn = outwardless(given);
  if (ts.isIdentifier(fn) && fn.text === "Boolean" && method === "filter") return null;
  if (!(ts.isArrowFunction(fn) || ts.isFunctionExpression(fn))) return given;
  const places = callbacks[method]!;
  if (method.startsWith("reduce") && call.arguments.length < 2) return call;
  const last = Math.max(...places) + 1;
  for (const [index, parameter] of fn.parameters.entries()) {
    if (parameter.dotDotDotToken) return parameter;
    // After the row its index, and then the array itself.
    if (index > last) return parameter;
    if (!places.includes(index)) continue;
    if (parameter.type) seen.typed.push(parameter.type);
    const whole = ofBinding(parameter.name, fn.body, seen);
    if (whole) return whole;
  }
  return usesArguments(fn) ? fn : null;
}

function usesArguments(fn: TS.ArrowFunction | TS.FunctionExpression): boolean {
  return ts.isFunctionExpression(fn) && /\barguments\b/.test(fn.body.getText());
}

/** Without the parentheses around it. */
function outwardless(node: TS.Expression): TS.Expression {
  let at = node;
  while (ts.isParenthesizedExpression(at)) at = at.expression;
  return at;
}

/** `const paid = rows.filter(…)`: every use of the new name. */
function ofNamed(variable: TS.VariableDeclaration, seen: Seen): TS.Node | null {
  if (variable.type) seen.typed.push(variable.type);
  const named = rowsNamed(variable);
  if ("reason" in named) return variable;
  for (const place of named.places) {
    const whole = ofArray(place, seen);
    if (whole) return whole;
  }
  return null;
}

/** `rows[0]`, `rows.find(…)`: one row, under a name or on the spot. */
function ofRow(row: TS.Expression, seen: Seen): TS.Node | null {
  const at = outward(row, true);
  const { parent } = at;
  if (!ts.isVariableDeclaration(parent) || parent.initializer !== at || !ts.isIdentifier(parent.name))
    return useOf(row, seen.properties);
  if (parent.type) seen.typed.push(parent.type);
  const statement = parent.parent.parent;
  const scope = ts.isVariableStatement(statement) && statementList(statement) ? statement.parent : null;
  if (!scope || isFunction(scope)) return at;
  const found = references(parent.name, scope);
  if (found.shadowed) return at;
  for (const use of found.uses) {
    const whole = useOf(use, seen.properties);
    if (whole) return whole;
  }
  return null;
}

function ofBinding(name: TS.BindingName, body: TS.Node, { properties }: Seen): TS.Node | null {
  if (ts.isObjectBindingPattern(name)) return patternUses(name, properties);
  return ts.isIdentifier(name) ? nameUses(name, body, properties) : name;
}
