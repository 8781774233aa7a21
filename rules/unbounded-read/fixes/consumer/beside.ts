/** What asks for the number of rows beside the loop that takes them: kept where the loop can count them itself. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { isFunction, statementList } from "../scope.ts";
import { lineOf } from "../target.ts";
import type { Beside } from "./consumer.ts";

/** Sorts the lengths that are asked for beside a loop; a reason for one that the loop can't answer. */
export function besideLoop(
  loop: TS.Statement,
  lengths: readonly TS.Expression[],
  body: TS.Node | null,
): Beside | { reason: string } {
  const around = aroundLoop(loop, lengths);
  const beside: Beside = { guards: [], idle: [], around, lengths: [], steps: 0 };
  const whole = around ?? labelled(loop);
  const list = statementList(whole);
  for (const one of lengths) {
    if (around && around.expression.pos <= one.pos && one.end <= around.expression.end) continue;
    const needs = { reason: `line ${lineOf(one)} needs the number of all rows beside the loop` };
    const statement = list && statementIn(list, one);
    if (!list || !statement) return needs;
    const at = list.indexOf(statement);
    const of = list.indexOf(whole);
    if (at < of) {
      if (!isGuard(statement, one)) return needs;
      const needed = list.length - 1 > of || !onlyLeaves(statement.thenStatement, list[of]!.parent);
      (needed ? beside.guards : beside.idle).push(statement);
    } else if (at > of && !(body && breaks(body))) beside.lengths.push(one);
    else return needs;
  }
  return beside;
}

function aroundLoop(loop: TS.Statement, lengths: readonly TS.Expression[]): TS.IfStatement | null {
  const block = ts.isBlock(loop.parent) && loop.parent.statements.length === 1 ? loop.parent : null;
  const around = (block ?? loop).parent;
  if (!ts.isIfStatement(around) || around.thenStatement !== (block ?? loop) || around.elseStatement) return null;
  const text = around.getText();
  const start = around.getStart();
  // Comments that are in between would go with the condition.
  if (/\/[/*]/.test(text.slice(0, loop.getStart() - start) + text.slice(loop.end - start))) return null;
  const { expression: condition } = around;
  if (lengths.includes(condition)) return around;
  if (!ts.isBinaryExpression(condition) || !lengths.includes(condition.left)) return null;
  const asks = `${condition.operatorToken.getText()} ${condition.right.getText()}`;
  return /^(>|!==?) 0$|^>= 1$/.test(asks) ? around : null;
}

/** The loop with its labels. */
export function labelled(loop: TS.Statement): TS.Statement {
  let at = loop;
  while (ts.isLabeledStatement(at.parent)) at = at.parent;
  return at;
}

function statementIn(list: readonly TS.Statement[], node: TS.Node): TS.Statement | null {
  return list.find((one) => one.pos <= node.pos && node.end <= one.end) ?? null;
}

/** `if (rows.length === 0) { …; return; }`: it only ever does something when there are no rows, and then it leaves. */
function isGuard(statement: TS.Statement, length: TS.Expression): statement is TS.IfStatement {
  if (!ts.isIfStatement(statement) || statement.elseStatement) return false;
  const { expression: condition } = statement;
  if (!leaves(statement.thenStatement)) return false;
  if (ts.isPrefixUnaryExpression(condition))
    return condition.operand === length && condition.operator === ts.SyntaxKind.ExclamationToken;
  if (!ts.isBinaryExpression(condition) || condition.left !== length) return false;
  return /^(===?\s*0|<\s*1|<=\s*0)$/.test(`${condition.operatorToken.getText()} ${condition.right.getText()}`);
}

/** `return;` before a loop that is the last statement of its function, and `continue;` in that of a loop: it ends there anyway. */
function onlyLeaves(statement: TS.Statement, block: TS.Node): boolean {
  if (ts.isBlock(statement)) return statement.statements.length === 1 && onlyLeaves(statement.statements[0]!, block);
  if (!ts.isBlock(block)) return false;
  if (ts.isReturnStatement(statement)) return !statement.expression && isFunction(block.parent);
  return ts.isContinueStatement(statement) && !statement.label && ts.isIterationStatement(block.parent, false);
}

function leaves(statement: TS.Statement): boolean {
  if (ts.isBlock(statement)) {
    const last = statement.statements[statement.statements.length - 1];
    return last !== undefined && leaves(last);
  }
  return ts.isReturnStatement(statement) || ts.isThrowStatement(statement) || ts.isBreakOrContinueStatement(statement);
}

/** Does a loop's body end the loop by `break`, or by a label outside of it? */
export function breaks(body: TS.Node): boolean {
  return leavesBy(body, (node) => ts.isBreakOrContinueStatement(node));
}

/** Does a loop's body end the loop in any way but by its last row? */
export function leavesEarly(body: TS.Node): boolean {
  return leavesBy(body, () => true);
}

function leavesBy(body: TS.Node, counts: (node: TS.Node) => boolean): boolean {
  const visit = (node: TS.Node, breakable: boolean, labels: readonly string[]): boolean => {
    if (isFunction(node)) return false;
    if (ts.isReturnStatement(node) || ts.isThrowStatement(node)) {
      if (counts(node)) return true;
    } else if (ts.isBreakOrContinueStatement(node)) {
      const goesOn = ts.isContinueStatement(node) && own.includes(node.label?.text ?? "");
      const outside = node.label ? !labels.includes(node.label.text) : ts.isBreakStatement(node) && !breakable;
      if (outside && !goesOn && counts(node)) return true;
    }
    const inner = breakable || ts.isIterationStatement(node, false) || ts.isSwitchStatement(node);
    const known = ts.isLabeledStatement(node) ? [...labels, node.label.text] : labels;
    return ts.forEachChild(node, (child) => visit(child, inner, known) || undefined) ?? false;
  };
  const own: string[] = [];
  for (let up = body.parent?.parent; up && ts.isLabeledStatement(up); up = up.parent) own.push(up.label.text);
  return visit(body, false, []);
}
