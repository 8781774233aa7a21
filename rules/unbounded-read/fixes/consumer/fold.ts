/** `rows.reduce(function, first)` as a loop: how its function goes on from the value so far. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { unwrapped } from "../object.ts";
import { assignedNames, each, isFunction, isValueName, outward } from "../scope.ts";
import { lineOf } from "../target.ts";
import { callbackReturns } from "./callback-returns.ts";
import type { Callback, End, Fold } from "./consumer.ts";
import { firstNoise } from "./quiet.ts";
import { isAsync, type RowFunction, rowFunction } from "./row-function.ts";

type Reduce = End & { kind: "reduce" };

/** The fold of a `reduce`, or why it can't be a loop. An async one has to wait for the row before, first of all. */
export function foldOf(call: TS.CallExpression): Reduce | { reason: string } {
  const line = lineOf(call);
  const found = rowFunction(call, true);
  if ("reason" in found) return found;
  const callback = found.node as Callback;
  const before = found.before?.name;
  if (!before || !ts.isIdentifier(before)) return { reason: `line ${line} takes apart what it has reduced so far` };
  const first = call.arguments[1]!;
  const chained = chainedWork(callback, before);
  if (isAsync(found) || chained) {
    const value = outward(call, true).parent;
    if (!ts.isAwaitExpression(value)) return { reason: `line ${line} starts work for all rows at once (\`reduce\`)` };
    const start = resolved(first);
    if (!isSettled(start)) return { reason: `line ${lineOf(first)} begins to reduce with something that may change` };
    const fold = chained ? sequence(chained, value) : waitingFold(callback, before, value);
    if (!("reason" in fold) && fold.accumulator && !isPlain(start))
      return { reason: `line ${lineOf(first)} begins to reduce with something that may be a promise` };
    return "reason" in fold ? fold : { kind: "reduce", value, each: found, first: start, fold };
  }
  if (!isSettled(first)) return { reason: `line ${lineOf(first)} begins to reduce with something that may change` };
  const reason = bodyReason(callback, before);
  if (reason) return { reason };
  const keeps = returnsOf(callback).every((one) => givesBack(one, before.text, first));
  return { kind: "reduce", value: call, each: found, first, fold: { accumulator: before, wait: null, keeps } };
}

/** What a callback gives: the expressions after `return`, or its only expression. */
export function returnsOf({ body }: Callback): TS.Expression[] {
  if (!ts.isBlock(body)) return [body];
  return (callbackReturns(body) ?? []).flatMap((one) => one.expression ?? []);
}

/** `acc`, `(…, acc)`, and `acc.set(…)` of a Map or Set, which is the same object. */
export function givesBack(node: TS.Expression, name: string, first: TS.Expression): boolean {
  const bare = unwrapped(node);
  if (ts.isIdentifier(bare)) return bare.text === name;
  if (ts.isBinaryExpression(bare) && bare.operatorToken.kind === ts.SyntaxKind.CommaToken)
    return givesBack(bare.right, name, first);
  const made = unwrapped(first);
  if (!ts.isNewExpression(made) || !/^(Map|Set)$/.test(made.expression.getText())) return false;
  if (!ts.isCallExpression(bare) || !ts.isPropertyAccessExpression(bare.expression)) return false;
  return /^(set|add)$/.test(bare.expression.name.text) && givesBack(bare.expression.expression, name, first);
}

/** Why the function can't be the body of a loop. */
function bodyReason(callback: Callback, accumulator: TS.Identifier): string | null {
  const { body } = callback;
  const line = lineOf(callback);
  if (ts.isBlock(body)) {
    const returns = callbackReturns(body);
    if (!returns) return `line ${line} returns from inside a loop in its callback`;
    if (returns.some((one) => !one.expression) || !endsInReturn(body))
      return `line ${line} does not always give the next value`;
  }
  return laterUse(body, accumulator);
}

/** A function inside that runs later would see what the name holds by then. */
function laterUse(body: TS.Node, accumulator: TS.Identifier): string | null {
  let reason: string | null = null;
  const visit = (node: TS.Node, later: boolean): void => {
    if (ts.isIdentifier(node) && node.text === accumulator.text && isValueName(node) && later)
      reason ??= `line ${lineOf(node)} uses \`${node.text}\` in a function that may run at another time`;
    ts.forEachChild(node, (child) => visit(child, later || (isFunction(child) && !runsAtOnce(child))));
  };
  visit(body, false);
  return reason;
}

/** `items.forEach((item) => …)` and its kind. */
function runsAtOnce(node: TS.Node): boolean {
  const call = node.parent;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return false;
  return /^(forEach|map|filter|flatMap|some|every|find|findIndex|reduce|sort)$/.test(call.expression.name.text);
}

/** Does each way through the statements end with `return` or `throw`? */
export function endsInReturn(node: TS.Node): boolean {
  if (ts.isReturnStatement(node) || ts.isThrowStatement(node)) return true;
  if (ts.isBlock(node)) {
    const last = node.statements[node.statements.length - 1];
    return last !== undefined && endsInReturn(last);
  }
  return (
    ts.isIfStatement(node) &&
    endsInReturn(node.thenStatement) &&
    node.elseStatement !== undefined &&
    endsInReturn(node.elseStatement)
  );
}

/** `(before, row) => before.then(() => send(row))`: the work itself; null for anything else. */
function chainedWork({ body }: Callback, before: TS.Identifier): TS.ArrowFunction | null {
  const bare = ts.isBlock(body) ? null : unwrapped(body);
  if (!bare || !ts.isCallExpression(bare) || !ts.isPropertyAccessExpression(bare.expression)) return null;
  const { expression, name } = bare.expression;
  if (name.text !== "then" || !ts.isIdentifier(expression) || expression.text !== before.text) return null;
  const [work, ...others] = bare.arguments;
  if (!work || others.length > 0 || !ts.isArrowFunction(work) || work.parameters.length > 0) return null;
  return !ts.isBlock(work.body) && !uses(work.body, before).length ? work : null;
}

function sequence(work: TS.ArrowFunction, value: TS.AwaitExpression): Fold | { reason: string } {
  if (!isDropped(value)) return { reason: `line ${lineOf(value)} uses what the last of the promises gives` };
  return { accumulator: null, wait: work, keeps: true };
}

/** An async function: nothing may run before it has waited for the row before. */
function waitingFold(callback: Callback, before: TS.Identifier, value: TS.AwaitExpression): Fold | { reason: string } {
  const { body } = callback;
  const atOnce = { reason: `line ${lineOf(callback)} starts work for all rows at once (async \`reduce\`)` };
  const [use, ...others] = uses(body, before);
  const wait = use && outward(use, true).parent;
  if (!wait || others.length > 0 || !ts.isAwaitExpression(wait)) return atOnce;
  if (!ts.isBlock(body)) {
    if (!comesFirst(wait, body)) return atOnce;
    return { accumulator: before, wait, keeps: false };
  }
  const [first] = body.statements;
  const returns = callbackReturns(body);
  if (!returns) return { reason: `line ${lineOf(callback)} returns from inside a loop in its callback` };
  if (first && ts.isExpressionStatement(first) && unwrapped(first.expression) === wait) {
    if (!isDropped(value)) return { reason: `line ${lineOf(value)} uses what the last of the promises gives` };
    return { accumulator: null, wait: first, keeps: true };
  }
  const variable = first && ts.isVariableStatement(first) ? first.declarationList.declarations : [];
  const [only, ...more] = variable;
  if (!only || more.length > 0 || !ts.isIdentifier(only.name) || unwrapped(only.initializer!) !== wait) return atOnce;
  const reason = bodyReason(callback, only.name);
  return reason ? { reason } : { accumulator: only.name, wait: first!, keeps: false };
}

/** Is it what is computed first of the whole expression? */
function comesFirst(node: TS.Node, whole: TS.Node): boolean {
  for (let at = node; at !== whole; at = at.parent) {
    const { parent } = at;
    if (ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isNonNullExpression(parent)) continue;
    if (ts.isBinaryExpression(parent) && parent.left === at) continue;
    if (ts.isPropertyAccessExpression(parent) && parent.expression === at) continue;
    return false;
  }
  return true;
}

function isDropped(value: TS.Expression): boolean {
  return ts.isExpressionStatement(value.parent);
}

function uses(body: TS.Node, name: TS.Identifier): TS.Identifier[] {
  const found: TS.Identifier[] = [];
  each(body, (node) => {
    if (ts.isIdentifier(node) && node.text === name.text && isValueName(node)) found.push(node);
  });
  return found;
}

/** `Promise.resolve(0)` → `0`. */
function resolved(first: TS.Expression): TS.Expression {
  const bare = unwrapped(first);
  const made = ts.isCallExpression(bare) && bare.expression.getText() === "Promise.resolve" ? bare : null;
  return made ? (made.arguments[0] ?? first) : first;
}

/** Is it surely no promise? */
function isPlain(node: TS.Expression): boolean {
  const bare = unwrapped(node);
  if (ts.isPrefixUnaryExpression(bare)) return true;
  const word = [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword].includes(bare.kind);
  if (word || ts.isLiteralExpression(bare) || ts.isTemplateExpression(bare)) return true;
  if (ts.isObjectLiteralExpression(bare) || ts.isArrayLiteralExpression(bare)) return true;
  return ts.isNewExpression(bare) && /^(Map|Set|Date)$/.test(bare.expression.getText());
}

/** Is it the same before the read as after it? */
function isSettled(node: TS.Expression): boolean {
  if (/^Promise\.resolve\(\)$/.test(node.getText())) return true;
  if (firstNoise(node)) return false;
  let settled = true;
  each(node, (inner) => {
    if (ts.isPropertyAccessExpression(inner) || ts.isElementAccessExpression(inner)) {
      const root = inner.expression.getText();
      if (!/^\p{Lu}/u.test(root)) settled = false;
    }
    if (ts.isIdentifier(inner) && isValueName(inner) && assignedNames(node.getSourceFile()).has(inner.text))
      settled = false;
    if (ts.isCallExpression(inner) && !/^(Number|String|BigInt|Promise\.resolve)$/.test(inner.expression.getText()))
      settled = false;
  });
  return settled;
}

/** For what reads a fold: its function always is one written at its place. */
export function folding({ node }: RowFunction): Callback {
  return node as Callback;
}
