/** *Read in a function of its own*: the statements from the read to the last use of its rows become a function, which ends before the wait. */
import type { ts as TS } from "@ts-morph/common";
import { sameRows } from "../../analysis/flow/list-methods.ts";
import { checked } from "../../rewrite/checked.ts";
import { minimalEdits } from "../../rewrite/diff.ts";
import { applyEdits, type Rewrite, type TextEdit } from "../../rewrite/edit.ts";
import { indentationAt, readStyle } from "../../rewrite/style.ts";
import { parse, ts } from "../../rewrite/typescript.ts";
import type { Finding, FixKind } from "../finding.ts";
import { each, enclosingFunction, isFunction, some, statementList } from "../unbounded-read/fixes/scope.ts";
import { offerSuppression, suppressEdits } from "../unbounded-read/fixes/suppress.ts";
import { type FixTarget, lineOf, nodeAt, offsetOf } from "../unbounded-read/fixes/target.ts";

interface Plan {
  /** The statements that go into the function, one after another in one block. */
  statements: readonly TS.Statement[];
  /** Names that they declare and that are used behind them. */
  results: string[];
  /** One of the results is assigned behind them. */
  assigned: boolean;
}

/** The fix where it can be made, else the reason; beside it the comment that silences the finding. */
export function offerExtract(target: FixTarget, file: TS.SourceFile): Pick<Finding, "fixes" | "noFix"> {
  const planned = plan(target, file);
  const silence = offerSuppression(target, file);
  if ("reason" in planned) return { fixes: silence, noFix: planned.reason };
  const [first, last] = [lineOf(planned.statements[0]!), lineOf(planned.statements.at(-1)!)];
  const lines = first === last ? `line ${first}` : `lines ${first} to ${last}`;
  const title = `Read in a function of its own (${lines}; the rows can be freed when it ends)`;
  return { fixes: [{ kind: "extract", title, safe: false }, ...silence], noFix: null };
}

/** Edits of the fix against the target's text. TypeScript has to be loaded. */
export function computeExtract(target: FixTarget, kind: FixKind): Rewrite {
  const file = parse(target.fileName, target.text);
  const edits = kind === "extract" ? extractEdits(target, file) : suppressEdits(target, file);
  if (!Array.isArray(edits)) return edits;
  const outcome = checked(target.fileName, target.text, edits);
  return "reason" in outcome ? outcome : { edits: minimalEdits(target.text, applyEdits(target.text, edits)) };
}

function plan(target: FixTarget, file: TS.SourceFile): Plan | { reason: string } {
  const node = nodeAt(file, offsetOf(file, target.range.start.line, target.range.start.column));
  const declaration = node && declarationAround(node);
  if (!declaration || !ts.isIdentifier(declaration.declarationList.declarations[0]!.name))
    return { reason: "the rows are not given a name of their own" };
  const list = statementList(declaration);
  const around = enclosingFunction(declaration);
  if (!list || !around) return { reason: "the read stands in no block of a function" };
  const name = declaration.declarationList.declarations[0]!.name;
  const first = list.indexOf(declaration);
  const holding = holders(name, list);
  const last = list.findLastIndex((statement) =>
    some(statement, (one) => ts.isIdentifier(one) && holding.has(one.text)),
  );
  const statements = list.slice(first, last + 1);
  const behind = list.slice(last + 1);
  for (const statement of statements) {
    const way = wayOut(statement);
    if (way) return { reason: `line ${lineOf(way)} leaves the function before the rows are used up` };
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
      return { reason: `line ${lineOf(statement)} declares something that may be used later` };
  }
  const declared = statements.flatMap((statement) => namesOf(statement));
  const isUsed = (one: string): boolean =>
    behind.some((statement) => some(statement, (part) => ts.isIdentifier(part) && part.text === one));
  const results = declared.filter(isUsed);
  const kept = results.find((one) => holding.has(one));
  if (kept !== undefined) return { reason: `\`${kept}\` holds the rows, and is used later` };
  const assigned = results.some((one) =>
    behind.some((statement) => some(statement, (part) => isAssignmentTo(part, one))),
  );
  return { statements, results, assigned };
}

function declarationAround(node: TS.Node): TS.VariableStatement | null {
  for (let up: TS.Node = node; up.parent; up = up.parent) {
    if (isFunction(up)) return null;
    if (ts.isVariableStatement(up)) return up.declarationList.declarations.length === 1 ? up : null;
  }
  return null;
}

/** Names that hold the rows: their own, and those of lists that were made of them. */
function holders(name: TS.Identifier, list: readonly TS.Statement[]): Set<string> {
  const names = new Set([name.text]);
  for (const statement of list)
    each(statement, (node) => {
      if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name) || !node.initializer) return;
      let value: TS.Expression = node.initializer;
      while (
        ts.isCallExpression(value) &&
        ts.isPropertyAccessExpression(value.expression) &&
        sameRows.has(value.expression.name.text)
      )
        value = value.expression.expression;
      if (ts.isIdentifier(value) && names.has(value.text)) names.add(node.name.text);
    });
  return names;
}

/** What would do something else inside of another function. */
function wayOut(statement: TS.Node): TS.Node | null {
  let found: TS.Node | null = null;
  const visit = (node: TS.Node, loops: boolean): void => {
    if (found || (isFunction(node) && !ts.isArrowFunction(node))) return;
    const nested = ts.isArrowFunction(node);
    if (
      ts.isReturnStatement(node) ||
      ts.isYieldExpression(node) ||
      (ts.isIdentifier(node) && node.text === "arguments")
    ) {
      found = node;
      return;
    }
    if ((ts.isBreakStatement(node) || ts.isContinueStatement(node)) && (!loops || node.label)) {
      found = node;
      return;
    }
    const inner = loops || ts.isIterationStatement(node, false) || ts.isSwitchStatement(node);
    // What an arrow function returns stays in it.
    if (!nested) ts.forEachChild(node, (child) => visit(child, inner));
  };
  visit(statement, false);
  return found;
}

function namesOf(statement: TS.Statement): string[] {
  if (!ts.isVariableStatement(statement)) return [];
  const names: string[] = [];
  const add = (name: TS.BindingName): void => {
    if (ts.isIdentifier(name)) names.push(name.text);
    else for (const element of name.elements) if (ts.isBindingElement(element)) add(element.name);
  };
  for (const { name } of statement.declarationList.declarations) add(name);
  return names;
}

const isAssignmentTo = (node: TS.Node, name: string): boolean =>
  (ts.isBinaryExpression(node) &&
    node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
    node.operatorToken.kind <= ts.SyntaxKind.LastAssignment &&
    ts.isIdentifier(node.left) &&
    node.left.text === name) ||
  ((ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node)) &&
    (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken) &&
    ts.isIdentifier(node.operand) &&
    node.operand.text === name);

function extractEdits(target: FixTarget, file: TS.SourceFile): TextEdit[] | { reason: string } {
  const planned = plan(target, file);
  if ("reason" in planned) return planned;
  const { statements, results, assigned } = planned;
  const { indent, semicolon, newline } = readStyle(file.text);
  const start = statements[0]!.getStart(file);
  const end = statements.at(-1)!.end;
  const outer = indentationAt(file.text, start);
  const body = file.text
    .slice(start, end)
    .split(/\r?\n/)
    .map((line, index) => (index === 0 ? `${outer}${indent}${line}` : line && `${indent}${line}`));
  const given =
    results.length === 0
      ? []
      : [`${outer}${indent}return ${results.length === 1 ? results[0] : `{ ${results.join(", ")} }`}${semicolon}`];
  const bound =
    results.length === 0
      ? ""
      : `${assigned ? "let" : "const"} ${results.length === 1 ? results[0] : `{ ${results.join(", ")} }`} = `;
  // Without semicolons a line that begins with a bracket would belong to the one before it.
  const guard = results.length === 0 && semicolon === "" ? ";" : "";
  const text = [`${guard}${bound}await (async () => {`, ...body, ...given, `${outer}})()${semicolon}`].join(newline);
  return [{ start, end, newText: text }];
}
