/** May an awaited expression be computed before the statement that it stands in? */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { assignedNames, isFunction } from "../scope.ts";
import { lineOf } from "../target.ts";

/**
 * Why the expression can't move to a statement of its own, as a clause; null when nothing that runs before it inside
 * its statement could come out differently, and it always runs. `does` is what is done there, as in "counts the rows".
 */
export function hoistReason(expression: TS.Expression, does: string): string | null {
  const line = lineOf(expression);
  for (let at: TS.Node = expression; ; at = at.parent) {
    const parent = at.parent;
    if (isFunction(parent)) {
      return ts.isArrowFunction(parent) && parent.body === at ? null : `line ${line} reads in a parameter's default`;
    }
    if (ts.isVariableDeclarationList(parent)) {
      if (parent.declarations.length > 1) return `line ${line} declares more than one variable`;
      continue;
    }
    if (ts.isStatement(parent) && !ts.isBlock(parent)) {
      const runsOnce =
        ts.isReturnStatement(parent) ||
        ts.isThrowStatement(parent) ||
        ts.isExpressionStatement(parent) ||
        ts.isVariableStatement(parent) ||
        ((ts.isIfStatement(parent) || ts.isSwitchStatement(parent)) && parent.expression === at);
      return runsOnce ? null : `line ${line} ${does} in the head of a loop`;
    }
    if (ts.isPropertyDeclaration(parent) || ts.isExportAssignment(parent) || ts.isClassLike(parent))
      return `line ${line} ${does} outside of a function`;
    if (!runsAlways(parent, at)) return `line ${line} ${does} only on a condition`;
    if (!quietBefore(parent, at)) return `line ${line} runs something else before it ${does}`;
  }
}

function runsAlways(parent: TS.Node, child: TS.Node): boolean {
  if (ts.isConditionalExpression(parent)) return parent.condition === child;
  if (ts.isBinaryExpression(parent)) {
    const conditional = [
      ts.SyntaxKind.AmpersandAmpersandToken,
      ts.SyntaxKind.BarBarToken,
      ts.SyntaxKind.QuestionQuestionToken,
    ];
    return parent.left === child || !conditional.includes(parent.operatorToken.kind);
  }
  if (ts.isOptionalChain(parent)) return parent.expression === child;
  return true;
}

/** Everything of the parent that is evaluated before the child gives the same later on. */
function quietBefore(parent: TS.Node, child: TS.Node): boolean {
  let quiet = true;
  let before = true;
  ts.forEachChild(parent, (one) => {
    if (one === child) before = false;
    if (before && !isQuiet(one, parent)) quiet = false;
  });
  // `total += await …` reads `total` first.
  if (ts.isBinaryExpression(parent) && parent.right === child) {
    const { kind } = parent.operatorToken;
    if (kind > ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment) return false;
  }
  return quiet;
}

function isQuiet(node: TS.Node, parent: TS.Node): boolean {
  if (ts.isToken(node) && !ts.isIdentifier(node)) return true;
  if (ts.isTypeNode(node) || ts.isTemplateHead(node) || ts.isStringLiteralLike(node) || ts.isNumericLiteral(node))
    return true;
  if (ts.isIdentifier(node)) return !assignedNames(node.getSourceFile()).has(node.text) || isName(node, parent);
  if (ts.isPropertyAssignment(node)) return isQuiet(node.initializer, node) && !ts.isComputedPropertyName(node.name);
  if (ts.isShorthandPropertyAssignment(node)) return !assignedNames(node.getSourceFile()).has(node.name.text);
  // The target of an assignment and the function of a call are looked up, not run.
  const looked =
    (ts.isCallExpression(parent) && parent.expression === node) ||
    (ts.isBinaryExpression(parent) && parent.left === node);
  return (
    looked &&
    ts.isPropertyAccessExpression(node) &&
    isQuietPath(node, ts.isCallExpression(parent) || isPlainAssignment(parent))
  );
}

function isPlainAssignment(node: TS.Node): boolean {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

function isQuietPath(node: TS.Expression, allowed: boolean): boolean {
  if (!allowed) return false;
  let at = node;
  while (ts.isPropertyAccessExpression(at)) at = at.expression;
  return ts.isIdentifier(at) || at.kind === ts.SyntaxKind.ThisKeyword;
}

function isName(node: TS.Identifier, parent: TS.Node): boolean {
  return (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
}
