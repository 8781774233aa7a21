/** The loop that takes rows from a source, written out: a loop of the program, a `forEach`, or one around new lines. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import { indentationAt, lineStart } from "../../../../rewrite/style.ts";
import { isTypeScript, ts } from "../../../../rewrite/typescript.ts";
import { outward } from "../scope.ts";
import { callbackReturns } from "./callback-returns.ts";
import type { Callback, Consumer, Source, Writing } from "./consumer.ts";
import type { Layout } from "./layout.ts";
import { removal } from "./lines.ts";
import { movedNode, movedText, renameEdits } from "./moved.ts";

/** `for await (const order of ordersInBatches())`, up to its body. */
export function headOf(laid: Layout, source: Source, consumer: Consumer): string {
  const file = consumer.given.read.getSourceFile().fileName;
  const typed = laid.type !== null && isTypeScript(file);
  const cast = typed ? ` as ${source.async ? "AsyncIterable" : "Iterable"}<${laid.type}>` : "";
  return `for ${source.async ? "await " : ""}(${laid.head} of ${source.expression}${cast})`;
}

/** The whole loop as lines that are indented by `at`; `body` makes the lines inside of it for their indentation. */
export function loopLines(
  head: string,
  laid: Layout,
  at: string,
  { style }: Writing,
  body: (at: string) => string[],
): string[] {
  const lines = [`${at}${head} {`];
  const closing = [`${at}}`];
  let indent = at + style.indent;
  for (const { text, opens } of laid.lines) {
    lines.push(indent + text);
    if (!opens) continue;
    closing.unshift(`${indent}}`);
    indent += style.indent;
  }
  const [first = "", ...rest] = body(indent);
  const inside = first === "" ? rest : [laid.lines.length > 0 ? guarded(first, style.semicolon) : first, ...rest];
  return [...lines, ...inside, ...closing];
}

/** `if (…) {`; a condition of several lines stands between the parentheses, a step further in. */
export function ifLines(condition: string, at: string, { indent }: Writing["style"]): string[] {
  const [first = "", ...rest] = condition.split(/\r?\n/);
  // Lines of a text in backticks are part of it.
  if (rest.length === 0 || condition.includes("`")) return [`${at}if (${condition}) {`];
  const inner = at + indent;
  const least = Math.min(...rest.filter((line) => line.trim()).map((line) => /^\s*/.exec(line)![0].length));
  return [`${at}if (`, inner + first.trim(), ...rest.map((line) => inner + line.slice(least)), `${at}) {`];
}

/** Without semicolons, a line that begins with a bracket would go on with the line before. */
export function guarded(line: string, semicolon: string): string {
  return semicolon === "" ? line.replace(/^(\s*)(?=[([`+\-/](?!\/|\*))/, "$1;") : line;
}

/** What a loop of the program does with each row, as lines for an indentation. */
export function bodyLines(body: TS.Node, at: string, edits: readonly TextEdit[] = []): string[] {
  if (!ts.isBlock(body)) return ts.isEmptyStatement(body) ? [] : [at + movedNode(body, at, edits)];
  const { text } = body.getSourceFile();
  const start = body.getStart() + 1;
  const first = /\S/.exec(text.slice(start, body.end - 1));
  if (!first) return [];
  const from = start + first.index;
  const inner = movedText(body, from, body.end - 1, innerIndentation(body), at, edits).trimEnd();
  return inner === "" ? [] : [at + inner.trimStart()];
}

/** The indentation of a block's statements, where they have lines of their own. */
function innerIndentation(body: TS.Block): string {
  const { text } = body.getSourceFile();
  const [first] = body.statements;
  if (!first) return indentationAt(text, body.getStart());
  return indentationAt(text, first.getStart());
}

/** `{ … }` of a callback as the body of a loop: its `return` goes on with the next row. */
export function callbackLines(
  callback: Callback,
  laid: Layout,
  at: string,
  semicolon: string,
  edits: readonly TextEdit[] = [],
): string[] {
  const { body } = callback;
  const renamed = [...renameEdits(body, laid.renames), ...edits];
  if (!ts.isBlock(body)) return [`${at}${bareText(body, at, renamed)}${semicolon}`];
  const replaced: TextEdit[] = [];
  for (const one of callbackReturns(body) ?? []) {
    if (edits.some(({ start, end }) => start <= one.getStart() && one.end <= end)) continue;
    replaced.push(...continueEdits(one, one.expression ? one.expression.getStart() : null, "", semicolon));
  }
  return bodyLines(body, at, [...renamed, ...replaced]);
}

/**
 * `return value;` → `value; continue;`: what computes the value still runs. `from` is where the value begins, which
 * stays as it is; `before` is put in front of it.
 */
export function continueEdits(
  one: TS.ReturnStatement,
  from: number | null,
  before: string,
  semicolon: string,
): TextEdit[] {
  const start = one.getStart();
  if (from === null) return [{ start, end: one.expression?.end ?? start + "return".length, newText: "continue" }];
  // What ended the statement ends the new one: something may follow on the same line.
  const close = one.getText().endsWith(";") ? ";" : "";
  const inBlock = ts.isBlock(one.parent) || ts.isCaseOrDefaultClause(one.parent);
  const alone = inBlock && isAloneOnLine(one);
  const end = { start: one.expression!.end, end: one.end };
  if (!alone) {
    return [
      { start, end: from, newText: `${inBlock ? "" : "{ "}${before}` },
      { ...end, newText: `; continue${close}${inBlock ? "" : " }"}` },
    ];
  }
  const indent = indentationAt(one.getSourceFile().text, start);
  return [
    { start, end: from, newText: before },
    { ...end, newText: `${semicolon}\n${indent}continue${close}` },
  ];
}

function isAloneOnLine(node: TS.Node): boolean {
  const { text } = node.getSourceFile();
  return /^[ \t]*$/.test(text.slice(lineStart(text, node.getStart()), node.getStart()));
}

/** An expression as a statement of its own, without the parentheses that an arrow needed. */
export function bareText(expression: TS.Expression, at: string, edits: readonly TextEdit[]): string {
  const bare = ts.isParenthesizedExpression(expression) ? expression.expression : expression;
  const text = movedNode(bare, at, edits);
  return /^(\{|function\b|class\b|let\b|async\s+function\b)/.test(text) ? `(${text})` : text;
}

/** `rows[i]` becomes the name of the row, and `const row = rows[i];` goes. */
export function takenEdits({ taken, named }: Consumer & { kind: "indexed" }, element: string | null): TextEdit[] {
  const edits: TextEdit[] = [];
  if (named) edits.push(removal(named));
  for (const one of taken) {
    if (named && named.pos <= one.pos && one.end <= named.end) continue;
    let whole = one;
    while (ts.isNonNullExpression(whole.parent)) whole = whole.parent;
    edits.push({
      start: whole.getStart(),
      end: outward(whole, false) === whole ? whole.end : whole.end,
      newText: element!,
    });
  }
  return edits;
}
