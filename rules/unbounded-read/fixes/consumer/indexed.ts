/** `for (let i = 0; i < rows.length; i++)`: a loop that only takes `rows[i]`, one after the other. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { each, isAssignment, isValueName } from "../scope.ts";
import { lineOf } from "../target.ts";
import type { IndexedEnd } from "./consumer.ts";
import { isStep } from "./quiet.ts";

/** The loop that one of the places stands in the head of, with the places that belong to it; null when there is none. */
export function indexedLoop(
  places: readonly TS.Expression[],
): { end: IndexedEnd; places: TS.Expression[] } | { reason: string } | null {
  for (const place of places) {
    const loop = headOf(place);
    if (!loop) continue;
    const inside = places.filter((one) => loop.pos <= one.pos && one.end <= loop.end);
    const end = loopOf(loop, place, inside);
    return "reason" in end ? end : { end, places: inside };
  }
  return null;
}

/** The `for` in whose head the array's length is asked for. */
function headOf(place: TS.Expression): TS.ForStatement | null {
  const length = place.parent;
  if (!ts.isPropertyAccessExpression(length) || length.name.text !== "length") return null;
  let at: TS.Node = length;
  while (ts.isBinaryExpression(at.parent) || ts.isVariableDeclaration(at.parent)) at = at.parent;
  if (ts.isVariableDeclarationList(at.parent)) at = at.parent;
  const loop = at.parent;
  return ts.isForStatement(loop) && (loop.condition === at || loop.initializer === at) ? loop : null;
}

function loopOf(
  loop: TS.ForStatement,
  place: TS.Expression,
  inside: readonly TS.Expression[],
): IndexedEnd | { reason: string } {
  const line = lineOf(loop);
  const unlike = { reason: `line ${line} goes through the rows in a way of its own` };
  const { initializer, condition, incrementor } = loop;
  if (!initializer || !ts.isVariableDeclarationList(initializer) || !condition || !incrementor) return unlike;
  if (!(initializer.flags & ts.NodeFlags.Let)) return unlike;
  const [counter, until, ...others] = initializer.declarations;
  if (!counter || others.length > 0 || !ts.isIdentifier(counter.name)) return unlike;
  const index = counter.name;
  if (counter.initializer?.getText() !== "0") return unlike;
  if (!isLess(condition, index.text, place, until) || !stepsUp(incrementor, index.text)) return unlike;
  const taken: TS.Expression[] = [];
  for (const one of inside) {
    if (one === place) continue;
    const access = one.parent;
    const line = lineOf(one);
    if (!ts.isElementAccessExpression(access) || access.expression !== one) {
      const asksLength = ts.isPropertyAccessExpression(access) && access.name.text === "length";
      return { reason: `line ${line} needs ${asksLength ? "the number of all rows in" : "all rows beside"} the loop` };
    }
    if (access.questionDotToken || access.argumentExpression.getText() !== index.text)
      return { reason: `line ${line} picks rows by index` };
    if (isAssignment(access.parent) && access.parent.left === access)
      return { reason: `line ${line} puts something else in the place of a row` };
    taken.push(access);
  }
  if (changes(loop.statement, index.text)) return unlike;
  if (until && mentions(loop.statement, (until.name as TS.Identifier).text)) return unlike;
  const named = namedFirst(loop.statement, taken);
  const row = named ? named.declarationList.declarations[0]!.name : null;
  if (named && row && !ts.isIdentifier(row) && taken.length > 1)
    return { kind: "indexed", loop, index, taken, named: null, row: null };
  return { kind: "indexed", loop, index, taken, named, row };
}

/** `const row = rows[i];` as the first statement. */
function namedFirst(body: TS.Statement, taken: readonly TS.Expression[]): TS.VariableStatement | null {
  const [first] = ts.isBlock(body) ? body.statements : [];
  if (!first || !ts.isVariableStatement(first) || !(first.declarationList.flags & ts.NodeFlags.BlockScoped))
    return null;
  const [variable, ...others] = first.declarationList.declarations;
  let value = variable?.initializer;
  while (value && (ts.isNonNullExpression(value) || ts.isParenthesizedExpression(value))) value = value.expression;
  return value && value === taken[0] && others.length === 0 && !variable!.type ? first : null;
}

/** `i < rows.length`, or `i < n` after `n = rows.length`. */
function isLess(
  condition: TS.Expression,
  index: string,
  place: TS.Expression,
  until: TS.VariableDeclaration | undefined,
): boolean {
  if (!ts.isBinaryExpression(condition) || condition.operatorToken.kind !== ts.SyntaxKind.LessThanToken) return false;
  if (condition.left.getText() !== index) return false;
  if (!until) return condition.right === place.parent;
  return (
    until.initializer === place.parent && ts.isIdentifier(until.name) && condition.right.getText() === until.name.text
  );
}

/** `i++`, `++i`, `i += 1`. */
function stepsUp(node: TS.Expression, index: string): boolean {
  if (isStep(node)) return node.operator === ts.SyntaxKind.PlusPlusToken && node.operand.getText() === index;
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusEqualsToken) return false;
  return node.left.getText() === index && node.right.getText() === "1";
}

/** Is the name assigned to, or bound again? */
function changes(body: TS.Node, name: string): boolean {
  let changed = false;
  each(body, (node) => {
    if (isAssignment(node) && mentions(node.left, name) && !ts.isElementAccessExpression(node.left)) changed = true;
    if (isStep(node) && node.operand.getText() === name) changed = true;
    if (
      (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) &&
      mentions(node.name, name)
    )
      changed = true;
  });
  return changed;
}

function mentions(body: TS.Node, name: string): boolean {
  let found = false;
  each(body, (node) => {
    if (ts.isIdentifier(node) && node.text === name && isValueName(node)) found = true;
  });
  return found;
}
