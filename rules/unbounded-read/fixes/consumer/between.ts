/** May a read that stands above a loop be moved down into it? Only if nothing in between can tell the difference. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { isAssignment, isFunction, rootOf, statementList } from "../scope.ts";
import { lineOf } from "../target.ts";

/** Calls that neither write a table nor wait: constructors and methods of the language, and logging. */
const quietRoots =
  /^(Math|Date|Object|Array|JSON|Number|String|Boolean|BigInt|Symbol|performance|console|Intl|log|logger)$/;
const quietConstructors =
  /^(Map|Set|WeakMap|WeakSet|Date|Array|Object|Error|Intl|URL|URLSearchParams|RegExp|\w*Array|\w*Error)$/;

/** Why the read can't move from its declaration to the loop, as a clause; null when it can. */
export function betweenReason(declaration: TS.VariableStatement, loop: TS.Node): string | null {
  const statements = statementList(declaration)!;
  // `outer: for (…)` is one statement of the list.
  let last = loop;
  while (ts.isLabeledStatement(last.parent)) last = last.parent;
  const from = statements.indexOf(declaration);
  const to = statements.indexOf(last as TS.Statement);
  if (to < 0) return `line ${lineOf(loop)} takes the rows in another block than the one that reads them`;
  for (const statement of statements.slice(from + 1, to)) {
    const noisy = firstNoise(statement);
    if (noisy) return `line ${lineOf(noisy)} runs between the read and the loop`;
  }
  return null;
}

/** The first part of a statement that could be seen from outside, or that changes more than a variable declared here. */
function firstNoise(node: TS.Node): TS.Node | null {
  if (isFunction(node) || ts.isTypeNode(node) || ts.isClassLike(node)) return null;
  if (ts.isAwaitExpression(node) || ts.isYieldExpression(node) || ts.isTaggedTemplateExpression(node)) return node;
  if (ts.isReturnStatement(node) || ts.isThrowStatement(node) || ts.isTryStatement(node)) return node;
  if (ts.isBreakOrContinueStatement(node) || ts.isIterationStatement(node, false)) return node;
  if (isAssignment(node) || ts.isDeleteExpression(node)) return node;
  if (ts.isNewExpression(node) && !(ts.isIdentifier(node.expression) && quietConstructors.test(node.expression.text)))
    return node;
  if (ts.isCallExpression(node) && !isQuietCall(node)) return node;
  return ts.forEachChild(node, firstNoise) ?? null;
}

function isQuietCall(call: TS.CallExpression): boolean {
  if (ts.isIdentifier(call.expression))
    return /^(Number|String|Boolean|BigInt|parseInt|parseFloat|structuredClone)$/.test(call.expression.text);
  const root = rootOf(call.expression);
  if (root && quietRoots.test(root.text)) return true;
  return (
    ts.isPropertyAccessExpression(call.expression) && /^this\.#?(log|logger)\.\w+$/.test(call.expression.getText())
  );
}
