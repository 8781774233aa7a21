/** `rows.reduce(function, first)` written as a loop over a variable that goes from one value to the next. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import { isTypeScript, ts } from "../../../../rewrite/typescript.ts";
import { unwrapped } from "../object.ts";
import { outward } from "../scope.ts";
import { callbackReturns } from "./callback-returns.ts";
import type { Consumer } from "./consumer.ts";
import type { Written } from "./edits.ts";
import { folding } from "./fold.ts";
import { removal } from "./lines.ts";
import { movedNode, renameEdits } from "./moved.ts";
import { bareText, bodyLines, continueEdits, headOf, loopLines } from "./write-loop.ts";
import { type Computed, newName, type Own } from "./write-value.ts";

type Reduce = Consumer & { kind: "reduce" };

/** The lines of the fold; `own` is the variable that is to have its value. */
export function foldLines(written: Written, own: Own | null): Computed {
  const { consumer, source, writing, laid, at } = written;
  const { semicolon } = writing.style;
  const { fold, each, first } = consumer as Reduce;
  const before = fold.accumulator;
  const head = headOf(laid, source, consumer);
  if (!before) return { name: "", lines: loopLines(head, laid, at, writing, (inner) => bodyOf(written, null, inner)) };
  const name = own?.name ?? (isFree(before, consumer as Reduce, written) ? before.text : newName(before.text, written));
  const type =
    own?.type ?? typeOf(consumer as Reduce, fold.wait === null ? (each.before?.type?.getText() ?? null) : null);
  const keyword = fold.keeps && (own?.keyword ?? "const") === "const" ? "const" : "let";
  const start = `${at}${keyword} ${name}${type ? `: ${type}` : ""} = ${movedNode(first, at)}${semicolon}`;
  return { name, lines: [start, ...loopLines(head, laid, at, writing, (inner) => bodyOf(written, name, inner))] };
}

/** The type that the program gives the value; where it gives none to `{}` or `[]`, that of its rows is `any`. */
function typeOf({ value, first, given }: Reduce, written: string | null): string | null {
  if (!isTypeScript(given.read.getSourceFile().fileName)) return null;
  if (written) return written;
  const call = ts.isAwaitExpression(value) ? unwrapped(value.expression) : value;
  const generic = ts.isCallExpression(call) ? call.typeArguments?.[0]?.getText() : undefined;
  if (generic) return generic;
  const empty =
    (ts.isObjectLiteralExpression(first) && first.properties.length === 0) ||
    (ts.isArrayLiteralExpression(first) && first.elements.length === 0) ||
    first.kind === ts.SyntaxKind.NullKeyword;
  return empty ? "any" : null;
}

/** Is the function's own name for the value so far used for nothing else around? */
function isFree(name: TS.Identifier, { each, given }: Reduce, written: Written): boolean {
  const inside = folding(each);
  let others = false;
  const visit = (node: TS.Node): void => {
    if (node === inside) return;
    if (ts.isIdentifier(node) && node.text === name.text) others = true;
    ts.forEachChild(node, visit);
  };
  let scope: TS.Node = given.read;
  while (scope.parent && !ts.isFunctionLike(scope)) scope = scope.parent;
  visit(scope);
  const words = `${written.source.expression}\n${written.source.before.join("\n")}`;
  return (
    !others &&
    !new RegExp(`(?<![\\p{L}\\p{N}_$])${name.text.replaceAll("$", "\\$")}(?![\\p{L}\\p{N}_$])`, "u").test(words)
  );
}

/** What the loop does with each row. */
function bodyOf(written: Written, name: string | null, at: string): string[] {
  const { consumer, writing, laid } = written;
  const { each, fold } = consumer as Reduce;
  const { semicolon } = writing.style;
  const callback = folding(each);
  const { body } = callback;
  const renames = new Map(laid.renames);
  if (fold.accumulator && name !== null) renames.set(fold.accumulator.text, name);
  if (fold.wait && ts.isArrowFunction(fold.wait)) {
    const work = fold.wait.body as TS.Expression;
    return [`${at}await ${movedNode(work, at, renameEdits(work, renames))}${semicolon}`];
  }
  const edits = renameEdits(body, renames);
  if (!ts.isBlock(body)) {
    const wait = fold.wait as TS.Expression | null;
    if (wait) {
      const whole = outward(wait, false);
      const replaced = edits.filter((one) => one.start < whole.getStart() || one.end > whole.end);
      replaced.push({ start: whole.getStart(), end: whole.end, newText: name! });
      return [`${at}${assigned(body, whole, name!, at, replaced)}${semicolon}`];
    }
    return statementsOf(body, written, name!, at, edits);
  }
  const returns = callbackReturns(body) ?? [];
  const last = body.statements[body.statements.length - 1];
  for (const one of returns)
    edits.push(...returnEdits(one, one === last, fold.keeps, fold.accumulator, name, semicolon));
  if (fold.wait) edits.push(removal(fold.wait as TS.Statement));
  return bodyLines(body, at, edits);
}

/** An expression's effect on the value so far, as statements. */
function statementsOf(
  body: TS.Expression,
  { consumer, writing }: Written,
  name: string,
  at: string,
  edits: TextEdit[],
): string[] {
  const { fold } = consumer as Reduce;
  const { semicolon } = writing.style;
  const bare = unwrapped(body);
  const isSelf = (node: TS.Expression): boolean => ts.isIdentifier(node) && node.text === fold.accumulator?.text;
  if (isSelf(bare)) return [];
  if (!fold.keeps) return [`${at}${assigned(bare, null, name, at, edits, fold.accumulator)}${semicolon}`];
  if (ts.isBinaryExpression(bare) && bare.operatorToken.kind === ts.SyntaxKind.CommaToken) {
    const rest = isSelf(unwrapped(bare.right)) ? [] : [`${at}${bareText(bare.right, at, edits)}${semicolon}`];
    return [`${at}${bareText(bare.left, at, edits)}${semicolon}`, ...rest];
  }
  return [`${at}${bareText(bare, at, edits)}${semicolon}`];
}

/** `sum = sum + row.total` is written as `sum += row.total`. */
function assigned(
  body: TS.Expression,
  self: TS.Expression | null,
  name: string,
  at: string,
  edits: TextEdit[],
  accumulator: TS.Identifier | null = null,
): string {
  const step = stepOf(body, (node) => node === self || (ts.isIdentifier(node) && node.text === accumulator?.text));
  if (step) {
    const by = ts.isParenthesizedExpression(step.by) ? step.by.expression : step.by;
    return `${name} ${step.operator} ${movedNode(by, at, edits)}`;
  }
  const bare = ts.isParenthesizedExpression(body) ? body.expression : body;
  const value = ts.isBinaryExpression(bare) && bare.operatorToken.kind === ts.SyntaxKind.CommaToken ? body : bare;
  return `${name} = ${movedNode(value, at, edits)}`;
}

/** `sum + row.total` as a step of what is `self`; null for any other value. */
function stepOf(
  value: TS.Expression,
  isSelf: (node: TS.Expression) => boolean,
): { operator: string; by: TS.Expression } | null {
  const bare = ts.isParenthesizedExpression(value) ? value.expression : value;
  if (!ts.isBinaryExpression(bare) || !isSelf(bare.left)) return null;
  const operator = bare.operatorToken.getText();
  if (!/^[-+*]$/.test(operator)) return null;
  return { operator: `${operator}=`, by: bare.right };
}

/** `return next` → `sum = next`, and on to the next row unless it is the last statement anyway. */
function returnEdits(
  one: TS.ReturnStatement,
  isLast: boolean,
  keeps: boolean,
  accumulator: TS.Identifier | null,
  name: string | null,
  semicolon: string,
): TextEdit[] {
  const value = one.expression;
  const bare = value && unwrapped(value);
  const isSelf = bare && ts.isIdentifier(bare) && bare.text === accumulator?.text;
  if (!value || isSelf) return isLast ? [removal(one)] : continueEdits(one, null, "", semicolon);
  const isPlain = !keeps && name !== null && !ts.isParenthesizedExpression(value);
  const step = !isPlain ? null : stepOf(value, (node) => ts.isIdentifier(node) && node.text === accumulator?.text);
  const before = keeps || name === null ? "" : `${name} ${step?.operator ?? "="} `;
  const from = (step?.by ?? value).getStart();
  if (!isLast) return continueEdits(one, from, before, semicolon);
  return [{ start: one.getStart(), end: from, newText: before }];
}
