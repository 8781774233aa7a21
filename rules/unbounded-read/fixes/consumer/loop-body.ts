/** Does what a loop does with each row mean the same when the rows come a page at a time? */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { property, unwrapped } from "../object.ts";
import type { Writes } from "../reading/reading.ts";
import { boundNames, each, enclosingFunction, isAssignment, rootOf, some } from "../scope.ts";
import { lineOf, shortText } from "../target.ts";
import type { Consumer } from "./consumer.ts";
import { folding, returnsOf } from "./fold.ts";
import { isRow, objectOf, writesReason } from "./table-writes.ts";

export interface LoopBody {
  body: TS.Node;
  /** What each row is called: a name, or a pattern that takes it apart. */
  row: TS.BindingName | TS.Expression | null;
  /** What is made of the row in a step before, where that holds all of it. */
  made?: TS.BindingName | TS.Expression | null;
  /** The read's receiver, for example `prisma.order` or `this.orders`; null where a function itself reads. */
  receiver: TS.Expression | null;
  /** Columns that pages go by. */
  keys: readonly string[];
  writes: Writes;
  /** Names that the read's arguments are built from. */
  names: ReadonlySet<string>;
  /** Texts of what is kept under a name, such as `this.filter`: the name holds the same object. */
  kept: readonly string[];
}

/** Why pages would change what is done with the rows, as a clause; `read` says what is known of the read. */
export function consumerReason(consumer: Consumer, read: Omit<LoopBody, "body" | "row" | "made">): string | null {
  for (const part of consumer.parts) {
    const reason = loopReason({ ...read, ...part });
    if (reason) return reason;
  }
  return consumer.kind === "reduce" ? foldReason(consumer, read) : null;
}

/** `[...all, row]`: a fold that comes to hold every row. */
function foldReason(consumer: Consumer & { kind: "reduce" }, read: Omit<LoopBody, "body" | "row">): string | null {
  const part = consumer.parts[consumer.parts.length - 1]!;
  const so = consumer.fold.accumulator?.text;
  for (const value of returnsOf(folding(consumer.each))) {
    const bare = unwrapped(value);
    if (!ts.isArrayLiteralExpression(bare) && !ts.isObjectLiteralExpression(bare)) continue;
    const collects = some(bare, (node) => ts.isIdentifier(node) && node.text === so);
    if (collects && holdsRow(bare, { ...read, ...part })) return `line ${lineOf(value)} keeps every row in \`${so}\``;
  }
  return null;
}

/** Why pages would change what the loop does, as a clause; null when they would not. */
export function loopReason(loop: LoopBody): string | null {
  let reason: string | null = null;
  each(loop.body, (node) => {
    reason ??= reasonOf(node, loop);
  });
  return reason ?? writesReason(loop);
}

function reasonOf(node: TS.Node, loop: LoopBody): string | null {
  if (isAssignment(node)) return assignment(node, loop);
  if (ts.isDeleteExpression(node) || ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node)) {
    const target = ts.isDeleteExpression(node) ? node.expression : node.operand;
    const steps =
      ts.isDeleteExpression(node) ||
      node.operator === ts.SyntaxKind.PlusPlusToken ||
      node.operator === ts.SyntaxKind.MinusMinusToken;
    return steps ? changed(target, loop) : null;
  }
  return ts.isCallExpression(node) ? stores(node, loop) : null;
}

function assignment(node: TS.BinaryExpression, loop: LoopBody): string | null {
  if (ts.isElementAccessExpression(node.left) && holdsRow(node.right, loop) && isOutside(node.left.expression, loop))
    return `line ${lineOf(node)} keeps every row in \`${shortText(node.left.expression)}\``;
  return changed(node.left, loop);
}

/** A row's key, or something that the read's arguments are made of. */
function changed(target: TS.Expression, loop: LoopBody): string | null {
  if (!ts.isPropertyAccessExpression(target) && !ts.isElementAccessExpression(target)) return null;
  const name = ts.isPropertyAccessExpression(target)
    ? target.name.text
    : target.argumentExpression.getText().slice(1, -1);
  if (loop.keys.includes(name) && isRow(target.expression, loop.row))
    return `line ${lineOf(target)} changes the key \`${name}\``;
  return changesArguments(target, target.expression, loop);
}

/** Is what is changed part of what the read is made from? */
function changesArguments(at: TS.Node, changed: TS.Expression, loop: LoopBody): string | null {
  const root = rootOf(changed);
  const text = changed.getText();
  const used =
    root !== null && loop.names.has(root.text) && root.text !== (loop.receiver && rootOf(loop.receiver)?.text);
  if (!used && !loop.kept.some((one) => text === one || text.startsWith(`${one}.`))) return null;
  return `line ${lineOf(at)} changes \`${root && used ? root.text : shortText(changed)}\`, which the read uses`;
}

const mutators =
  /^(push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|set|add|delete|clear|assign|defineProperty)$/;

function stores(call: TS.CallExpression, loop: LoopBody): string | null {
  const callee = call.expression;
  if (!ts.isPropertyAccessExpression(callee)) return null;
  if (mutators.test(callee.name.text)) {
    const target = callee.expression.getText() === "Object" ? call.arguments[0] : callee.expression;
    const reason = target && changesArguments(call, target, loop);
    if (reason) return reason;
  }
  if (/^(assign|defineProperty)$/.test(callee.name.text) && call.arguments[0] && isRow(call.arguments[0], loop.row)) {
    const key = loop.keys.find((one) => property(objectOf(call.arguments[1]), one));
    return key ? `line ${lineOf(call)} changes the key \`${key}\`` : null;
  }
  if (!/^(push|unshift|set|add|concat|append)$/.test(callee.name.text) || !isOutside(callee.expression, loop))
    return null;
  const value = call.arguments[call.arguments.length - 1];
  if (!value) return null;
  if (holdsRow(value, loop)) return `line ${lineOf(call)} keeps every row in \`${shortText(callee.expression)}\``;
  return startsWork(call, callee.expression) ? `line ${lineOf(call)} starts work for all rows at once` : null;
}

/** `jobs.push(send(row))`, and `Promise.all(jobs)` somewhere in the function. */
function startsWork(call: TS.CallExpression, collection: TS.Expression): boolean {
  const inner = call.arguments.some((one) => ts.isCallExpression(unwrapped(one)));
  if (!inner) return false;
  const around = enclosingFunction(call) ?? call.getSourceFile();
  let found = false;
  const pattern = /^Promise\.(all|allSettled|race|any)$/;
  each(around, (node) => {
    if (ts.isCallExpression(node) && pattern.test(node.expression.getText()))
      found ||= node.arguments.some((one) => one.getText().includes(collection.getText()));
  });
  return found;
}

/** The row itself, a copy of it, or an object or array with it inside. */
function holdsRow(node: TS.Expression, loop: LoopBody): boolean {
  const bare = unwrapped(node);
  if (isRow(bare, loop.row) || isRow(bare, loop.made ?? null)) return true;
  if (ts.isArrayLiteralExpression(bare))
    return bare.elements.some((one) => holdsRow(ts.isSpreadElement(one) ? one.expression : one, loop));
  if (!ts.isObjectLiteralExpression(bare)) return false;
  return bare.properties.some((one) => {
    if (ts.isSpreadAssignment(one)) return holdsRow(one.expression, loop);
    if (ts.isPropertyAssignment(one)) return holdsRow(one.initializer, loop);
    return ts.isShorthandPropertyAssignment(one) && isRow(one.name, loop.row);
  });
}

function isOutside(collection: TS.Expression, loop: LoopBody): boolean {
  const root = rootOf(collection);
  return root === null || !boundNames(loop.body).has(root.text);
}
