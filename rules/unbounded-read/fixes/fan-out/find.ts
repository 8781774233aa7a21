/** A fan-out in the syntax tree: which list is gone through, and what runs for each of its elements. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import type { Start } from "../../../finding.ts";
import { unwrapped } from "../object.ts";
import { isFunction } from "../scope.ts";
import { nodeAt, offsetOf } from "../target.ts";

export interface FanOut {
  /** `Promise.all(xs.map(work))`; where nobody waits for all, `xs.forEach(work)` alone. */
  whole: TS.CallExpression;
  /** How all are waited for; null where nobody does, or in a way that only a limiter keeps. */
  waits: "all" | "allSettled" | null;
  /** `xs.map(work)`, inside of the whole or in a constant of its own. */
  map: TS.CallExpression;
  list: TS.Expression;
  /** The list is an array, as far as its own `map` says so. */
  isArray: boolean;
  work: TS.Expression;
}

/** The call that starts the work, where the text is still the one that the finding was made for. */
export function callAt(
  file: TS.SourceFile,
  start: Pick<Start, "line" | "column">,
): TS.CallExpression | TS.NewExpression | null {
  let node: TS.Node | null = nodeAt(file, offsetOf(file, start.line, start.column));
  for (; node && !ts.isStatement(node) && !isFunction(node); node = node.parent) {
    const { parent } = node;
    if ((ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === node) return parent;
    if (ts.isNewExpression(node)) return node;
  }
  return null;
}

/** The fan-out that a call is, as far as a rewrite knows it. */
export function fanOutOf(call: TS.CallExpression): FanOut | null {
  const { expression: callee } = call;
  if (!ts.isPropertyAccessExpression(callee) || call.questionDotToken) return null;
  const name = `${callee.expression.getText()}.${callee.name.text}`;
  const [first, ...more] = call.arguments;
  if (name === "Promise.all" || name === "Promise.allSettled" || name === "Array.fromAsync") {
    const map = first && more.length === 0 ? mapOf(first) : null;
    const waits = name === "Promise.all" ? "all" : name === "Promise.allSettled" ? "allSettled" : null;
    return map && { whole: call, waits, ...map };
  }
  const each = /^(?:map|forEach)$/.test(callee.name.text) ? mapped(call) : null;
  return each && { whole: call, waits: null, ...each };
}

type Mapped = Pick<FanOut, "map" | "list" | "isArray" | "work">;

/** `xs.map(work)`, also under the name of a constant. */
function mapOf(promises: TS.Expression): Mapped | null {
  const bare = unwrapped(promises);
  if (ts.isCallExpression(bare)) return mapped(bare);
  if (!ts.isIdentifier(bare)) return null;
  for (let at: TS.Node = bare; at.parent; at = at.parent) {
    if (!ts.isBlock(at.parent) && !ts.isSourceFile(at.parent)) continue;
    for (const statement of at.parent.statements) {
      if (!ts.isVariableStatement(statement) || !(statement.declarationList.flags & ts.NodeFlags.Const)) continue;
      for (const one of statement.declarationList.declarations) {
        if (!ts.isIdentifier(one.name) || one.name.text !== bare.text) continue;
        const made = one.initializer && unwrapped(one.initializer);
        return made && ts.isCallExpression(made) ? mapped(made) : null;
      }
    }
  }
  return null;
}

function mapped(map: TS.CallExpression): Mapped | null {
  const { expression: callee } = map;
  const [first, second] = map.arguments;
  if (!first || map.arguments.length > 2) return null;
  // lodash's `map(xs, work)` and `_.map(xs, work)`, and `Array.from(xs, work)`.
  const text = callee.getText();
  if (second)
    return /^(?:(?:_|lodash)\.)?map$|^Array\.from$/.test(text) && isWork(second)
      ? { map, list: first, isArray: false, work: second }
      : null;
  if (!ts.isPropertyAccessExpression(callee) || !/^(?:map|forEach)$/.test(callee.name.text) || !isWork(first))
    return null;
  return { map, list: callee.expression, isArray: !callee.questionDotToken, work: first };
}

function isWork(node: TS.Expression): boolean {
  if (ts.isFunctionExpression(node)) return !node.asteriskToken;
  return ts.isArrowFunction(node) || ts.isIdentifier(node) || ts.isPropertyAccessExpression(node);
}

/** Is the function one that is handed to a method which calls it for each element? */
export function isIterated(fn: TS.Node): boolean {
  const call = fn.parent;
  return (
    ts.isCallExpression(call) &&
    call.arguments.some((one) => one === fn) &&
    /(?:^|\.)(?:map|flatMap|forEach|filter|some|every|reduce|from)$/.test(call.expression.getText())
  );
}

/** Does the call stand in a function that runs for each element of something else, maybe many of them at once? */
export function isNested(call: TS.Node): boolean {
  for (let up = call.parent; up; up = up.parent) if (isFunction(up)) return isIterated(up);
  return false;
}
