/** What takes the rows at last: a loop, `forEach`, `reduce`, a search, a length. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { isAssignment } from "../scope.ts";
import { lineOf } from "../target.ts";
import { type Chain, callOn, madeBy } from "./chain.ts";
import type { End } from "./consumer.ts";
import { foldOf } from "./fold.ts";
import { member, wholeArray } from "./needs-all.ts";
import { isAsync, type RowFunction, rowFunction } from "./row-function.ts";

/** What a chain is given to; a declaration, where the rows only get another name. */
export type Met = End | { kind: "named"; variable: TS.VariableDeclaration };

/** The end of a chain, or why it needs all rows. */
export function endOf({ steps, at }: Chain): Met | { reason: string } {
  const parent = at.parent;
  const line = lineOf(at);
  if (ts.isForOfStatement(parent) && parent.expression === at) return loop(parent, at);
  const call = callOn(at);
  if (call) {
    const name = (call.expression as TS.PropertyAccessExpression).name;
    if (name.text === "forEach") return forEach(call, line);
    if (name.text === "entries" && ts.isForOfStatement(call.parent) && call.parent.expression === call)
      return entries(call.parent, call);
    if (name.text === "reduce") return foldOf(call);
    if (/^(some|every|find)$/.test(name.text)) return search(call, name.text as "find");
    return { reason: `line ${lineOf(name)} ${member(name.text, call)}` };
  }
  if (ts.isPropertyAccessExpression(parent) && parent.expression === at) {
    if (parent.name.text !== "length" || parent.questionDotToken)
      return { reason: `line ${lineOf(parent.name)} ${member(parent.name.text, null)}` };
    if (!readOnly(parent)) return { reason: `line ${line} changes the array's length` };
    return steps.length > 0 ? { kind: "filtered", lengths: [parent] } : { kind: "count", lengths: [parent] };
  }
  if (steps.length === 0) return { reason: `line ${line} ${wholeArray(at)}` };
  if (ts.isVariableDeclaration(parent) && parent.initializer === at) return { kind: "named", variable: parent };
  return { reason: madeBy(steps) };
}

function loop(node: TS.ForOfStatement, rows: TS.Expression): End {
  const head = node.initializer;
  const row = ts.isVariableDeclarationList(head) ? head.declarations[0]!.name : head;
  return { kind: "loop", loop: node, rows, index: null, row };
}

/** `for (const [i, row] of rows.entries())`. */
function entries(node: TS.ForOfStatement, rows: TS.Expression): End | { reason: string } {
  const head = node.initializer;
  const pattern = ts.isVariableDeclarationList(head) ? head.declarations[0]!.name : null;
  const unlike = { reason: `line ${lineOf(node)} takes rows in a way that a loop can't` };
  if (!pattern || !ts.isArrayBindingPattern(pattern) || pattern.elements.length > 2) return unlike;
  const [index, row] = pattern.elements;
  for (const one of [index, row])
    if (one && ts.isBindingElement(one) && (one.initializer || one.dotDotDotToken)) return unlike;
  const name = index && ts.isBindingElement(index) ? index.name : null;
  if (name && !ts.isIdentifier(name)) return unlike;
  return { kind: "loop", loop: node, rows, index: name, row: row && ts.isBindingElement(row) ? row.name : null };
}

function forEach(call: TS.CallExpression, line: number): End | { reason: string } {
  const each = rowFunction(call);
  if (!("reason" in each) && isAsync(each))
    return { reason: `line ${line} starts work for every row at once (async \`forEach\`)` };
  const body = ts.isArrowFunction(call.parent) && call.parent.body === call;
  if (!ts.isExpressionStatement(call.parent) && !body)
    return { reason: `line ${line} calls \`forEach\` inside an expression` };
  return "reason" in each ? each : { kind: "forEach", call, each };
}

function search(call: TS.CallExpression, finds: "some" | "every" | "find"): End | { reason: string } {
  const each = rowFunction(call);
  if ("reason" in each) return each;
  if (isAsync(each)) return { reason: `line ${lineOf(call)} asks a promise for each row` };
  if (isGuard(each)) return { reason: `line ${lineOf(call)} finds a row of another type` };
  return { kind: "search", value: call, finds, each };
}

/** `(row): row is Paid => …`: what it finds is known to be more than a row. */
function isGuard({ node }: RowFunction): boolean {
  return !ts.isIdentifier(node) && node.type !== undefined && ts.isTypePredicateNode(node.type);
}

function readOnly(length: TS.Expression): boolean {
  const parent = length.parent;
  if (isAssignment(parent)) return parent.left !== length;
  return (
    !ts.isPostfixUnaryExpression(parent) &&
    !(ts.isPrefixUnaryExpression(parent) && parent.operator !== ts.SyntaxKind.ExclamationToken) &&
    !ts.isDeleteExpression(parent)
  );
}
