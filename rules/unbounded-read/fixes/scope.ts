/**
 * What names mean inside one file, as far as a bare syntax tree tells. Where it does not tell, the answers err on the
 * side that makes a fix refuse.
 */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../rewrite/typescript.ts";

export type FunctionNode =
  | TS.FunctionDeclaration
  | TS.FunctionExpression
  | TS.ArrowFunction
  | TS.MethodDeclaration
  | TS.ConstructorDeclaration
  | TS.AccessorDeclaration;

export function isFunction(node: TS.Node): node is FunctionNode {
  return ts.isFunctionLike(node) && "body" in node;
}

/** The function whose body (or parameters) holds the node; null at the top level of the file. */
export function enclosingFunction(node: TS.Node): FunctionNode | null {
  for (let up = node.parent; up; up = up.parent) if (isFunction(up)) return up;
  return null;
}

/** The list of statements that a statement is part of; null under `if (x) statement` and its like. */
export function statementList(statement: TS.Node): readonly TS.Statement[] | null {
  const parent = statement.parent;
  if (ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isModuleBlock(parent) || ts.isCaseOrDefaultClause(parent))
    return parent.statements;
  return null;
}

/** Removes `(x)`, `x!`, `x as T` and `x satisfies T` from around an expression, outwards. */
export function outward(node: TS.Expression, casts: boolean): TS.Expression {
  let at = node;
  for (;;) {
    const parent = at.parent;
    if (ts.isParenthesizedExpression(parent)) at = parent;
    else if (casts && (ts.isAsExpression(parent) || ts.isSatisfiesExpression(parent) || ts.isNonNullExpression(parent)))
      at = parent;
    else return at;
  }
}

/** Is the identifier a value's name, rather than a property's, a label or part of a type? */
export function isValueName(node: TS.Identifier): boolean {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent) || ts.isPropertyDeclaration(parent))
    return parent.name !== node;
  if (ts.isBindingElement(parent)) return parent.propertyName !== node;
  if (
    ts.isTypeReferenceNode(parent) ||
    ts.isQualifiedName(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isMethodSignature(parent)
  )
    return false;
  if (ts.isJsxAttribute(parent) || ts.isEnumMember(parent) || ts.isAccessor(parent)) return parent.name !== node;
  if (ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent)) return false;
  return true;
}

/** Every name that is used or declared as a value anywhere in the file. */
export const valueNames = perFile(valueNamesIn);

/** Every name that is used or declared as a value below the node. */
export function valueNamesIn(scope: TS.Node): Set<string> {
  const names = new Set<string>();
  each(scope, (node) => {
    if (ts.isIdentifier(node) && isValueName(node)) names.add(node.text);
  });
  return names;
}

/** The outermost function, namespace or block around the node; null at the top level of the file. */
export function outermostScope(node: TS.Node): TS.Node | null {
  let outermost: TS.Node | null = null;
  for (let up = node.parent; up; up = up.parent) {
    if (isFunction(up) || ts.isModuleDeclaration(up) || ts.isBlock(up) || ts.isIterationStatement(up, false))
      outermost = up;
  }
  return outermost;
}

/** Every name that is assigned to after its declaration, anywhere in the file. */
export const assignedNames = perFile((file) => {
  const names = new Set<string>();
  const targets = (node: TS.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    else if (ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node) || ts.isSpreadElement(node))
      ts.forEachChild(node, targets);
    else if (ts.isPropertyAssignment(node)) targets(node.initializer);
    else if (ts.isShorthandPropertyAssignment(node)) targets(node.name);
    else if (ts.isParenthesizedExpression(node)) targets(node.expression);
  };
  each(file, (node) => {
    if (isAssignment(node)) targets(node.left);
    else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      if (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken)
        targets(node.operand);
    } else if (
      (ts.isForOfStatement(node) || ts.isForInStatement(node)) &&
      !ts.isVariableDeclarationList(node.initializer)
    )
      targets(node.initializer);
  });
  return names;
});

export function isAssignment(node: TS.Node): node is TS.BinaryExpression {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
    node.operatorToken.kind <= ts.SyntaxKind.LastAssignment
  );
}

/**
 * Names that are bound inside the outermost function (or namespace) around the node, parameters included. A name of the
 * module that is also bound in there counts as local: the rewrite then stays next to the read, which is right for both.
 */
export function localNames(node: TS.Node): Set<string> {
  const outermost = outermostScope(node);
  const names = new Set<string>();
  if (outermost) each(outermost, (inner) => collectBound(inner, names));
  return names;
}

/** Names that are bound anywhere inside the node. */
export function boundNames(node: TS.Node): Set<string> {
  const names = new Set<string>();
  each(node, (inner) => collectBound(inner, names));
  return names;
}

function collectBound(node: TS.Node, names: Set<string>): void {
  if (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) {
    if (ts.isIdentifier(node.name)) names.add(node.name.text);
  } else if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isEnumDeclaration(node)) {
    if (node.name) names.add(node.name.text);
  } else if ((ts.isFunctionExpression(node) || ts.isClassExpression(node)) && node.name) names.add(node.name.text);
}

/** Where a variable is used: its declaration left out. `shadowed` when the name is bound again in its scope. */
export function references(name: TS.Identifier, scope: TS.Node): { uses: TS.Identifier[]; shadowed: boolean } {
  const uses: TS.Identifier[] = [];
  let shadowed = false;
  each(scope, (node) => {
    if (!ts.isIdentifier(node) || node === name || node.text !== name.text || !isValueName(node)) return;
    const parent = node.parent;
    const binds =
      (ts.isVariableDeclaration(parent) ||
        ts.isParameter(parent) ||
        ts.isBindingElement(parent) ||
        ts.isFunctionDeclaration(parent) ||
        ts.isClassDeclaration(parent)) &&
      parent.name === node;
    if (binds) shadowed = true;
    else uses.push(node);
  });
  return { uses, shadowed };
}

/** The identifier that a chain of properties begins with; null when it begins with something else. */
export function rootOf(node: TS.Expression): TS.Identifier | null {
  let at: TS.Expression = node;
  while (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at) || ts.isNonNullExpression(at))
    at = at.expression;
  return ts.isIdentifier(at) ? at : null;
}

/** Visits a node and all below it. */
export function each(node: TS.Node, visit: (node: TS.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => each(child, visit));
}

/** Does the node, or one below it that runs at the same time (functions are left out), satisfy the test? */
export function some(node: TS.Node, test: (node: TS.Node) => boolean): boolean {
  if (test(node)) return true;
  return ts.forEachChild(node, (child) => (isFunction(child) ? undefined : some(child, test) || undefined)) ?? false;
}

function perFile<T>(compute: (file: TS.SourceFile) => T): (file: TS.SourceFile) => T {
  const known = new WeakMap<TS.SourceFile, T>();
  return (file) => {
    const value = known.get(file) ?? compute(file);
    known.set(file, value);
    return value;
  };
}
