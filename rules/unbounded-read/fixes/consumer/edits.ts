/** Writes the consumer of a read anew, so that it takes its rows one by one from something else. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import { uniqueName } from "../../../../rewrite/names.ts";
import { indentationAt, lineStart, type Style } from "../../../../rewrite/style.ts";
import { ts } from "../../../../rewrite/typescript.ts";
import { enclosingFunction, outermostScope, valueNames, valueNamesIn } from "../scope.ts";
import type { Consumer, Source, Writing } from "./consumer.ts";
import { callbackReturns } from "./loop-body.ts";

/** Changes where the rows are read and where they are taken; the offsets are those of the file's text. */
export function consumerEdits(consumer: Consumer, source: Source, writing: Writing): TextEdit[] {
  const indent = indentationOf(consumer, writing.style);
  const before = source.before.flatMap((one) => one.split(/\r?\n/)).map((line) => indent + line);
  if (consumer.kind === "count") return countEdits(consumer, source, writing, before);
  const edits = consumer.kind === "loop" ? loopEdits(consumer, source) : forEachEdits(consumer, source, writing);
  if (consumer.declaration) edits.push(replaceStatement(consumer.declaration, before));
  else if (before.length > 0) edits.push(insertBefore(consumer.anchor!, before));
  return edits;
}

/** The indentation that statements before the loop will have. */
export function indentationOf({ anchor, given }: Consumer, style: Style): string {
  const { text } = given.read.getSourceFile();
  if (anchor) return indentationAt(text, anchor.getStart());
  return indentationAt(text, enclosingFunction(given.read)!.getStart()) + style.indent;
}

function loopEdits({ loop, rows }: Consumer & { kind: "loop" }, source: Source): TextEdit[] {
  const start = loop.getStart();
  const edits = [{ start: rows.getStart(), end: rows.end, newText: source.expression }];
  if (source.async && !loop.awaitModifier) edits.unshift({ start, end: start + "for".length, newText: "for await" });
  return edits;
}

/** `rows.forEach((row) => { … })` → `for await (const row of …) { … }`, where `return` becomes `continue`. */
function forEachEdits(
  { call, callback, given }: Consumer & { kind: "forEach" },
  source: Source,
  { style }: Writing,
): TextEdit[] {
  const statement = call.parent as TS.ExpressionStatement;
  const indent = indentationAt(given.read.getSourceFile().text, statement.getStart());
  const row = callback.parameters[0]!.name.getText();
  const head = `for ${source.async ? "await " : ""}(const ${row} of ${source.expression}) `;
  const start = statement.getStart();
  const { body } = callback;
  if (!ts.isBlock(body)) {
    const bare = ts.isParenthesizedExpression(body) ? body.expression : body;
    return [
      {
        start,
        end: statement.end,
        newText: `${head}{\n${indent}${style.indent}${bare.getText()}${style.semicolon}\n${indent}}`,
      },
    ];
  }
  const edits: TextEdit[] = [{ start, end: body.getStart(), newText: head }];
  for (const one of callbackReturns(body) ?? []) {
    const value = one.expression;
    // The value of a callback's `return` is dropped by forEach, what computes it is not.
    if (!value) edits.push({ start: one.getStart(), end: one.getStart() + "return".length, newText: "continue" });
    else
      edits.push({
        start: one.getStart(),
        end: one.end,
        newText: `{ ${value.getText()}; continue${style.semicolon} }`,
      });
  }
  edits.push({ start: body.end, end: statement.end, newText: "" });
  return edits;
}

function countEdits(
  consumer: Consumer & { kind: "count" },
  source: Source,
  { style, noun }: Writing,
  before: string[],
): TextEdit[] {
  const taken = namesAround(consumer, source);
  const count = uniqueName(`${noun}Count`, taken);
  const one = uniqueName(source.pages ? "page" : `_${noun}`, taken);
  const indent = indentationOf(consumer, style);
  const step = source.pages ? `${count} += ${one}.length` : `${count}++`;
  const lines = [
    ...before,
    `${indent}let ${count} = 0${style.semicolon}`,
    `${indent}for ${source.async ? "await " : ""}(const ${one} of ${source.expression}) ${step}${style.semicolon}`,
  ];
  const edits: TextEdit[] = consumer.lengths.map((length) => ({
    start: length.getStart(),
    end: length.end,
    newText: count,
  }));
  if (consumer.declaration) return [...edits, replaceStatement(consumer.declaration, lines)];
  if (consumer.anchor) return [...edits, insertBefore(consumer.anchor, lines)];
  return [arrowToBlock(consumer.lengths[0]!, count, lines, style)];
}

/** Every name that something new at the place of the consumer must not have. */
function namesAround({ given, declaration }: Consumer, source: Source): Set<string> {
  const scope = outermostScope(given.read);
  const taken = new Set(scope ? valueNamesIn(scope) : valueNames(given.read.getSourceFile()));
  // The array's own name goes with its declaration.
  const array = declaration?.declarationList.declarations[0]?.name;
  if (array && ts.isIdentifier(array)) taken.delete(array.text);
  for (const [name] of `${source.expression}\n${source.before.join("\n")}`.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu))
    taken.add(name);
  return taken;
}

/** `async () => (await read()).length` gets a body of statements. */
function arrowToBlock(replaced: TS.Expression, value: string, lines: readonly string[], style: Style): TextEdit {
  const arrow = enclosingFunction(replaced) as TS.ArrowFunction;
  const text = arrow.getSourceFile().text;
  const outer = indentationAt(text, arrow.getStart());
  const { body } = arrow;
  const returned = text.slice(body.getStart(), replaced.getStart()) + value + text.slice(replaced.end, body.end);
  const all = [...lines, `${outer}${style.indent}return ${returned}${style.semicolon}`];
  return { start: body.getStart(), end: body.end, newText: `{\n${all.join("\n")}\n${outer}}` };
}

/** Puts lines in the place of a statement; without any, its own line goes, too. */
function replaceStatement(statement: TS.Statement, lines: readonly string[]): TextEdit {
  const { text } = statement.getSourceFile();
  const start = statement.getStart();
  if (lines.length > 0) return { start, end: statement.end, newText: lines.join("\n").trimStart() };
  const from = lineStart(text, start);
  const alone = /^[ \t]*$/.test(text.slice(from, start)) && /^[ \t]*\r?\n/.exec(text.slice(statement.end));
  if (!alone) return { start, end: statement.end, newText: "" };
  return { start: from, end: statement.end + alone[0].length, newText: "" };
}

function insertBefore(statement: TS.Statement, lines: readonly string[]): TextEdit {
  const { text } = statement.getSourceFile();
  const start = statement.getStart();
  const from = lineStart(text, start);
  // A statement that shares its line (`{ return x; }`) keeps sharing it with the last of the lines.
  if (/^[ \t]*$/.test(text.slice(from, start))) return { start: from, end: from, newText: `${lines.join("\n")}\n` };
  return { start, end: start, newText: `${lines.join("\n").trimStart()}\n${indentationAt(text, start)}` };
}
