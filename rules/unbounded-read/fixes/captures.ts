/**
 * The read is called once a page, its arguments were computed once: whatever could come out differently the second time
 * is computed before the first page and kept under a name.
 */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../rewrite/typescript.ts";
import { assignedNames, boundNames, isFunction, isValueName, rootOf } from "./scope.ts";
import { lineOf } from "./target.ts";

export interface Capture {
  /** Replaced by the name. */
  node: TS.Expression;
  /** A name to begin with, not yet unique. */
  wanted: string;
  /** `{ status }`: the name has to be written as `status: name`. */
  shorthand: boolean;
}

export interface Captured {
  captures: Capture[];
  /** Names of the module or of functions around the read that stay in the text. */
  names: Set<string>;
  /** Is something captured or named that only exists inside the function, `this` included? */
  local: boolean;
  reason: string | null;
}

/** The parts of a read that may come out differently the second time. */
export interface Parts {
  receiver: TS.Expression | null;
  /** How many of the receiver's last names stay. */
  kept: number;
  inputs: readonly TS.Expression[];
  /** Functions that only describe a condition. */
  conditions: ReadonlySet<string>;
  /** Names whose members are the same at any time. */
  constants: ReadonlySet<string>;
  /** Names that stay in the text as they are. */
  named: readonly TS.Identifier[];
}

interface Walk extends Captured {
  locals: Set<string>;
  assigned: Set<string>;
  conditions: ReadonlySet<string>;
  constants: ReadonlySet<string>;
}

/** What of the parts of a read has to be captured; `locals` are names that only exist around it. */
export function capture(parts: Parts, file: TS.SourceFile, locals: Set<string>): Captured {
  const { conditions, constants } = parts;
  const walk: Walk = {
    captures: [],
    names: new Set(),
    local: false,
    reason: null,
    locals,
    assigned: assignedNames(file),
    conditions,
    constants,
  };
  if (parts.receiver) captureReceiver(parts.receiver, parts.kept, walk);
  for (const input of parts.inputs) expression(input, "value", walk);
  for (const name of parts.named) use(name.text, walk);
  return walk;
}

/** `kept` trailing names of the receiver stay (`prisma.order` keeps `order`): they read better than a bare variable. */
function captureReceiver(receiver: TS.Expression, kept: number, walk: Walk): void {
  let base = receiver;
  for (let left = kept; left > 0 && ts.isPropertyAccessExpression(base); left--) base = base.expression;
  if (base.kind === ts.SyntaxKind.SuperKeyword || rootKind(base) === ts.SyntaxKind.SuperKeyword) {
    walk.reason = `line ${lineOf(base)} reads through \`super\``;
    return;
  }
  const root = rootOf(base);
  // A module's `db.orders` is the same at every page; asking again costs nothing.
  if (root && (base === root || !walk.locals.has(root.text)) && !walk.assigned.has(root.text)) use(root.text, walk);
  else keep(base, receiverName(base, kept), false, walk);
}

/** `getCollection("users")` → collection, `source.getRepository(User)` → repository. */
function receiverName(base: TS.Expression, kept: number): string {
  if (!ts.isCallExpression(base) || kept > 0) return "client";
  return /collection/i.test(base.expression.getText()) ? "collection" : "repository";
}

function expression(node: TS.Expression, key: string, walk: Walk): void {
  if (isConstant(node)) return;
  if (ts.isObjectLiteralExpression(node)) object(node, key, walk);
  else if (ts.isArrayLiteralExpression(node)) {
    for (const item of node.elements) expression(ts.isSpreadElement(item) ? item.expression : item, key, walk);
  } else if (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node)
  )
    cast(node, key, walk);
  else if (ts.isConditionalExpression(node)) {
    for (const part of [node.condition, node.whenTrue, node.whenFalse]) expression(part, key, walk);
  } else if (ts.isBinaryExpression(node) && node.operatorToken.kind < ts.SyntaxKind.FirstAssignment) {
    for (const part of [node.left, node.right]) expression(part, key, walk);
  } else if (ts.isTemplateExpression(node)) {
    for (const span of node.templateSpans) expression(span.expression, key, walk);
  } else if (ts.isPrefixUnaryExpression(node) && !isStep(node)) expression(node.operand, key, walk);
  else if (ts.isIdentifier(node)) {
    if (walk.assigned.has(node.text)) keep(node, `given${capital(node.text)}`, false, walk);
    else use(node.text, walk);
  } else if (ts.isPropertyAccessExpression(node) && isNamespaced(node, walk)) use(rootOf(node)!.text, walk);
  else if (ts.isSpreadElement(node)) expression(node.expression, key, walk);
  else if (describes(node, walk)) for (const part of node.arguments ?? []) expression(part, key, walk);
  else if (isFunction(node)) describer(node, walk);
  else keep(node, nameFor(node, key), false, walk);
}

/** A type may be one that only the function or class around the read knows. */
function cast(
  node: TS.ParenthesizedExpression | TS.AsExpression | TS.SatisfiesExpression | TS.NonNullExpression,
  key: string,
  walk: Walk,
): void {
  if ("type" in node && node.type.getText() !== "const") walk.local = true;
  expression(node.expression, key, walk);
}

function object(node: TS.ObjectLiteralExpression, key: string, walk: Walk): void {
  for (const one of node.properties) {
    if (ts.isPropertyAssignment(one)) {
      if (ts.isComputedPropertyName(one.name)) expression(one.name.expression, key, walk);
      // Names of operators (`lt`, `in`, `equals`) say nothing about what is kept.
      const name =
        ts.isIdentifier(one.name) && one.name.text.length > 3 && one.name.text !== "equals" ? one.name.text : key;
      expression(one.initializer, name === "where" ? key : name, walk);
    } else if (ts.isShorthandPropertyAssignment(one)) {
      if (walk.assigned.has(one.name.text)) keep(one.name, `given${capital(one.name.text)}`, true, walk);
      else use(one.name.text, walk);
    } else if (ts.isSpreadAssignment(one)) expression(one.expression, key, walk);
    else walk.reason = `line ${lineOf(one)} has a method among the options`;
  }
}

/** A function among the options (`Raw((alias) => …)`) stays as it is; it must not see anything that changes. */
function describer(node: TS.Expression & { body?: TS.Node }, walk: Walk): void {
  const own = boundNames(node);
  const visit = (inner: TS.Node): void => {
    if (inner.kind === ts.SyntaxKind.ThisKeyword)
      walk.reason = `line ${lineOf(inner)} uses \`this\` in a function among the options`;
    if (ts.isIdentifier(inner) && isValueName(inner) && !own.has(inner.text)) {
      if (walk.assigned.has(inner.text))
        walk.reason = `line ${lineOf(inner)} uses \`${inner.text}\`, which changes, in a function among the options`;
      use(inner.text, walk);
    }
    ts.forEachChild(inner, visit);
  };
  visit(node);
}

function keep(node: TS.Expression, wanted: string, shorthand: boolean, walk: Walk): void {
  walk.captures.push({ node, wanted: ts.isPropertyAccessExpression(node) ? nameFor(node, wanted) : wanted, shorthand });
  const visit = (inner: TS.Node): void => {
    if (inner.kind === ts.SyntaxKind.ThisKeyword || inner.kind === ts.SyntaxKind.SuperKeyword) walk.local = true;
    if (ts.isAwaitExpression(inner) || ts.isYieldExpression(inner) || ts.isTypeNode(inner)) walk.local = true;
    if (ts.isIdentifier(inner) && inner.text === "arguments") walk.local = true;
    if (ts.isIdentifier(inner) && isValueName(inner) && walk.locals.has(inner.text)) walk.local = true;
    ts.forEachChild(inner, visit);
  };
  visit(node);
}

function use(name: string, walk: Walk): void {
  // A generator has `arguments` of its own.
  if (name === "arguments") walk.reason = "the read is made from `arguments`";
  walk.names.add(name);
  if (walk.locals.has(name)) walk.local = true;
}

/** `Status.PAID`: a member of an enum, a class or a namespace, by the custom of capital letters. */
function isNamespaced(node: TS.PropertyAccessExpression, walk: Walk): boolean {
  const root = rootOf(node);
  if (root === null || walk.assigned.has(root.text)) return false;
  return walk.constants.has(root.text) || (/^\p{Lu}/u.test(root.text) && !walk.locals.has(root.text));
}

/** `new Date(x)`, `Number(x)`, `In(x)`: the same for the same arguments. `new Date()` is not. */
function describes(node: TS.Expression, walk: Walk): node is TS.CallExpression | TS.NewExpression {
  if (ts.isNewExpression(node)) return node.expression.getText() === "Date" && (node.arguments?.length ?? 0) > 0;
  if (!ts.isCallExpression(node)) return false;
  const callee = node.expression.getText();
  if (/^(Number|String|Boolean|BigInt)$/.test(callee)) return !walk.locals.has(callee);
  const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : callee;
  return (
    walk.conditions.has(name) &&
    (name === callee || ts.isIdentifier((node.expression as TS.PropertyAccessExpression).expression))
  );
}

function isConstant(node: TS.Expression): boolean {
  if (ts.isLiteralExpression(node)) return true;
  if (ts.isIdentifier(node)) return node.text === "undefined";
  return (
    [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword].includes(node.kind) ||
    ts.isOmittedExpression(node)
  );
}

function isStep(node: TS.PrefixUnaryExpression): boolean {
  return node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
}

/** `this.orders` → orders, `job.data.status` → status, `user.id` → userId, `new Date()` under `dueAt` → dueAt. */
function nameFor(node: TS.Expression, key: string): string {
  if (!ts.isPropertyAccessExpression(node)) return key;
  const last = node.name.text.replace(/^#/, "");
  if (last.length > 2) return last;
  const before = node.expression;
  const stem = ts.isPropertyAccessExpression(before) ? before.name.text : ts.isIdentifier(before) ? before.text : "";
  return stem ? stem.replace(/^#/, "") + capital(last) : last;
}

function rootKind(node: TS.Expression): TS.SyntaxKind {
  let at = node;
  while (ts.isPropertyAccessExpression(at) || ts.isCallExpression(at)) at = at.expression;
  return at.kind;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
