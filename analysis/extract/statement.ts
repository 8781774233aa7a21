import type { ts as TS } from "@ts-morph/common";
import type { Binding, Expr, Loop } from "../facts.ts";
import { intern } from "../intern.ts";
import { extractClass, extractFunction, extractType } from "./declaration.ts";
import { expression } from "./expression.ts";
import { endBy, leave, openLoop } from "./loops.ts";
import { extractExport, extractImport } from "./module.ts";
import type { Extraction } from "./state.ts";
import { typeRef } from "./type.ts";
import { comesFromCall } from "./walk.ts";

/** Walks a statement, or any node whose value nobody uses. */
export function visit(x: Extraction, node: TS.Node): void {
  const kind = x.ts.SyntaxKind;
  switch (node.kind) {
    case kind.ExpressionStatement:
      expression(x, (node as TS.ExpressionStatement).expression, { as: "discarded", at: x.start(node) });
      return;
    case kind.VariableStatement:
      variables(x, (node as TS.VariableStatement).declarationList);
      if (x.current.index === 0) extractExport(x, node);
      return;
    case kind.VariableDeclarationList:
      variables(x, node as TS.VariableDeclarationList);
      return;
    case kind.BreakStatement:
      leave(x, x.current.loops.slice(-1));
      return;
    case kind.ContinueStatement: {
      const loop = x.current.loops.at(-1);
      if (loop?.over !== undefined) loop.skips = true;
      return;
    }
    case kind.ThrowStatement:
      endBy(x, x.current.loops);
      expression(x, (node as TS.ThrowStatement).expression, { as: "other", at: x.start(node) });
      return;
    case kind.ReturnStatement: {
      leave(x, x.current.loops);
      const value = (node as TS.ReturnStatement).expression;
      if (value)
        x.current.facts.returns.push(expression(x, value, { as: "returned", at: x.start(node), name: "return" }));
      return;
    }
    case kind.IfStatement:
      branch(x, node as TS.IfStatement);
      return;
    case kind.ForOfStatement:
    case kind.ForInStatement:
      forOf(x, node as TS.ForOfStatement);
      return;
    case kind.ForStatement: {
      const loop = node as TS.ForStatement;
      if (loop.initializer) visit(x, loop.initializer);
      let test: Expr | undefined;
      if (loop.condition) test = expression(x, loop.condition, { as: "tested", at: x.start(loop.condition) });
      inLoop(x, { ...counting(test), ...placeOf(x, node, test) }, () => {
        visit(x, loop.statement);
        if (loop.incrementor) visit(x, loop.incrementor);
      });
      return;
    }
    case kind.WhileStatement:
    case kind.DoStatement: {
      const loop = node as TS.WhileStatement;
      const test = expression(x, loop.expression, { as: "tested", at: x.start(loop.expression) });
      inLoop(x, placeOf(x, node, test), () => visit(x, loop.statement));
      return;
    }
    case kind.TryStatement: {
      const { tryBlock, catchClause, finallyBlock } = node as TS.TryStatement;
      inside(x, "try", tryBlock);
      if (catchClause) inside(x, "catch", catchClause);
      if (finallyBlock) inside(x, "finally", finallyBlock);
      return;
    }
    case kind.FunctionDeclaration: {
      const declaration = node as TS.FunctionDeclaration;
      if (declaration.name) x.current.names.set(declaration.name.text, null);
      const fn = extractFunction(x, declaration, {});
      if (x.current.index === 0) extractExport(x, node, fn);
      return;
    }
    case kind.ClassDeclaration: {
      const index = extractClass(x, node as TS.ClassDeclaration);
      if (x.current.index === 0) extractExport(x, node, undefined, index);
      return;
    }
    case kind.InterfaceDeclaration:
    case kind.TypeAliasDeclaration:
      extractType(x, node as TS.InterfaceDeclaration);
      if (x.current.index === 0) extractExport(x, node);
      return;
    case kind.EnumDeclaration:
      if (x.current.index === 0) extractExport(x, node);
      return;
    case kind.ImportDeclaration:
    case kind.ImportEqualsDeclaration:
      extractImport(x, node);
      return;
    case kind.ExportDeclaration:
    case kind.ExportAssignment:
      extractExport(x, node);
      return;
    case kind.ModuleDeclaration: {
      const body = (node as TS.ModuleDeclaration).body;
      if (body) x.ts.forEachChild(body, (child) => visit(x, child));
      return;
    }
    default:
      if (isExpression(x, node)) expression(x, node, { as: "other", at: x.start(node) });
      else x.ts.forEachChild(node, (child) => visit(x, child));
  }
}

function isExpression(x: Extraction, node: TS.Node): node is TS.Expression {
  const kind = x.ts.SyntaxKind;
  return (
    (node.kind >= kind.ArrayLiteralExpression && node.kind <= kind.SatisfiesExpression) ||
    node.kind === kind.Identifier ||
    node.kind === kind.ThisKeyword
  );
}

function branch(x: Extraction, node: TS.IfStatement): void {
  const test = expression(x, node.expression, { as: "tested", at: x.start(node.expression) });
  let condition = test;
  let negated = false;
  if (typeof condition === "object" && condition && "operator" in condition && condition.operator === "!") {
    condition = condition.of[0] ?? "";
    negated = true;
  }
  // Of what is no name only that there is a condition is kept.
  const kept = typeof condition === "string" ? condition : "";
  const state = x.current;
  state.when.push({ test: kept, ...(negated ? { negated: true } : {}) });
  state.tests.push(test);
  visit(x, node.thenStatement);
  state.when.pop();
  if (node.elseStatement) {
    state.when.push({ test: kept, ...(negated ? {} : { negated: true }) });
    visit(x, node.elseStatement);
    state.when.pop();
  }
  state.tests.pop();
}

function placeOf(x: Extraction, node: TS.Node, test: Expr | undefined): Loop {
  return openLoop(x.start(node), x.at(node.end), test);
}

/** A part of a `try` statement. */
function inside(x: Extraction, part: "try" | "catch" | "finally", body: TS.Node): void {
  const state = x.current;
  const around = state.tried;
  state.tried = part;
  x.ts.forEachChild(body, (child) => visit(x, child));
  state.tried = around;
}

function inLoop(x: Extraction, loop: Loop, body: () => void): void {
  const state = x.current;
  state.loops.push(loop);
  body();
  state.loops.pop();
}

/** `i < n` tells how often a counting loop runs. */
function counting(test: Expr | undefined): Loop {
  if (typeof test !== "object" || test === null || !("operator" in test)) return {};
  const counted = test.operator === "<" || test.operator === "<=" ? test.of[1] : undefined;
  return counted === undefined ? {} : { bound: counted };
}

function forOf(x: Extraction, node: TS.ForOfStatement): void {
  const at = x.start(node);
  const over = expression(x, node.expression, { as: "iterated", at });
  const loop: Loop = { over };
  const kind = x.ts.SyntaxKind;
  if (node.initializer.kind === kind.VariableDeclarationList) {
    const name = (node.initializer as TS.VariableDeclarationList).declarations[0]?.name;
    if (name?.kind === kind.Identifier) {
      loop.element = intern((name as TS.Identifier).text);
      x.bind({ name: loop.element, at: x.start(name), init: over, element: true, uses: [] });
    } else if (name) bindPattern(x, name as TS.BindingPattern, { member: "[]", of: over }, true);
  }
  inLoop(x, loop, () => visit(x, node.statement));
}

function variables(x: Extraction, list: TS.VariableDeclarationList): void {
  const using = (list.flags & x.ts.NodeFlags.Using) === x.ts.NodeFlags.Using;
  for (const declaration of list.declarations) {
    const at = x.start(declaration.name);
    if (declaration.name.kind !== x.ts.SyntaxKind.Identifier) {
      if (!declaration.initializer) continue;
      const init = expression(x, declaration.initializer, { as: "bound", at });
      bindPattern(x, declaration.name as TS.BindingPattern, init, false);
      continue;
    }
    const name = intern((declaration.name as TS.Identifier).text);
    const binding: Binding = { name, at, ...(using ? { using } : {}) };
    // The function's own initialiser may use the name, so it is known before the value is read.
    x.current.names.set(name, binding);
    const type = typeRef(x.ts, declaration.type);
    if (type) binding.type = type;
    if (declaration.initializer) binding.init = expression(x, declaration.initializer, { as: "bound", at, name });
    if (comesFromCall(binding.init) || holdsRows(x, binding.init)) binding.uses ??= [];
    x.bind(binding);
  }
}

/** A name for another followed name (`const all = rows`) is followed too; so is an empty array that may be filled. */
function holdsRows(x: Extraction, init: Expr | undefined): boolean {
  if (typeof init === "string") return x.find(init)?.binding.uses !== undefined;
  return typeof init === "object" && init !== null && "array" in init && init.array.length === 0;
}

/** Gives the names of a pattern their part of a value; of one element after another, each part is followed. */
export function bindPattern(x: Extraction, pattern: TS.BindingPattern, value: Expr, element: boolean): void {
  const kind = x.ts.SyntaxKind;
  pattern.elements.forEach((item, i) => {
    if (item.kind !== kind.BindingElement) return;
    const part = item as TS.BindingElement;
    const property = part.propertyName;
    const nameText = part.name.kind === kind.Identifier ? intern((part.name as TS.Identifier).text) : "";
    const key =
      pattern.kind === kind.ArrayBindingPattern
        ? String(i)
        : property
          ? "text" in property
            ? intern(property.text as string)
            : "[]"
          : nameText;
    const named = typeof value === "string" && value !== "";
    let init: Expr = part.dotDotDotToken ? value : named ? intern(`${value}.${key}`) : { member: key, of: value };
    if (part.initializer) {
      const fallback = expression(x, part.initializer, { as: "other", at: x.start(part) });
      init = { choice: "??", of: [init, fallback] };
    }
    if (part.name.kind !== kind.Identifier) {
      bindPattern(x, part.name as TS.BindingPattern, init, element);
      return;
    }
    const binding: Binding = { name: nameText, at: x.start(part.name), init };
    if (element || comesFromCall(init)) binding.uses = [];
    x.bind(binding);
  });
}
