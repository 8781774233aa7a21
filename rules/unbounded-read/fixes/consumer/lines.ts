/** Where new lines go: in the place of a statement, before it, or into an arrow's body that had none. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import { indentationAt, lineStart, type Style } from "../../../../rewrite/style.ts";
import { enclosingFunction, outermostScope, statementList, valueNames, valueNamesIn } from "../scope.ts";
import type { Consumer, Source } from "./consumer.ts";

/** Indents lines of a text that has none of its own. */
export function indented(lines: readonly string[], indent: string): string[] {
  return lines.flatMap((one) => one.split(/\r?\n/)).map((line) => (line === "" ? line : indent + line));
}

/** Puts lines in the place of a statement; without any, its own line goes, too. */
export function replaceStatement(statement: TS.Statement, lines: readonly string[]): TextEdit {
  if (lines.length === 0) return removal(statement);
  return { start: statement.getStart(), end: statement.end, newText: lines.join("\n").trimStart() };
}

/** Takes a statement out, with its line where it has one to itself, and with an empty one that would begin its block. */
export function removal(statement: TS.Statement): TextEdit {
  const { text } = statement.getSourceFile();
  const start = statement.getStart();
  const from = lineStart(text, start);
  const rest = /^[ \t]*(\r?\n)?/.exec(text.slice(statement.end))![0];
  const alone = /^[ \t]*$/.test(text.slice(from, start)) && /\n$/.test(rest);
  const first = /\{[ \t]*\r?\n$/.test(text.slice(0, from));
  const empty = alone && first ? /^[ \t]*\r?\n/.exec(text.slice(statement.end + rest.length)) : null;
  if (alone) return { start: from, end: statement.end + rest.length + (empty?.[0].length ?? 0), newText: "" };
  return { start, end: statement.end + (/\n$/.test(rest) ? 0 : rest.length), newText: "" };
}

/** Puts lines before a statement; one that has no list of statements around it gets braces. */
export function insertBefore(statement: TS.Statement, lines: readonly string[], style: Style): TextEdit[] {
  const { text } = statement.getSourceFile();
  const start = statement.getStart();
  const from = lineStart(text, start);
  const indent = indentationAt(text, start);
  if (!statementList(statement)) {
    return [
      { start, end: start, newText: `{\n${lines.join("\n")}\n${indent}${style.indent}` },
      { start: statement.end, end: statement.end, newText: `\n${indent}}` },
    ];
  }
  // Without semicolons, a statement that begins with a bracket would go on with the line before.
  const open = style.semicolon === "" && /^[([`+\-/]/.test(text.slice(start)) && !/[;}]\s*$/.test(lines.join("\n"));
  if (open) return [{ start, end: start, newText: `${lines.join("\n").trimStart()}\n${indent};` }];
  // A statement that shares its line (`{ return x; }`) keeps sharing it with the last of the lines.
  if (/^[ \t]*$/.test(text.slice(from, start))) return [{ start: from, end: from, newText: `${lines.join("\n")}\n` }];
  return [{ start, end: start, newText: `${lines.join("\n").trimStart()}\n${indent}` }];
}

/** `async () => (await read()).length` gets a body of statements; `value` is what stands for the replaced part. */
export function arrowToBlock(
  replaced: TS.Expression,
  value: string | null,
  lines: readonly string[],
  style: Style,
): TextEdit {
  const arrow = enclosingFunction(replaced) as TS.ArrowFunction;
  const text = arrow.getSourceFile().text;
  const outer = indentationAt(text, arrow.getStart());
  const { body } = arrow;
  const all = [...lines];
  if (value !== null) {
    const returned = text.slice(body.getStart(), replaced.getStart()) + value + text.slice(replaced.end, body.end);
    all.push(`${outer}${style.indent}return ${returned}${style.semicolon}`);
  }
  return { start: body.getStart(), end: body.end, newText: `{\n${all.join("\n")}\n${outer}}` };
}

/** Every name that something new at the place of the consumer must not have. */
export function namesAround({ given, declaration }: Consumer, source: Source | null): Set<string> {
  const scope = outermostScope(given.read);
  const taken = new Set(scope ? valueNamesIn(scope) : valueNames(given.read.getSourceFile()));
  // The array's own name goes with its declaration.
  const array = declaration?.declarationList.declarations[0]?.name;
  if (array && "text" in array) taken.delete(array.text);
  for (const [name] of `${source?.expression}\n${source?.before.join("\n")}`.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu))
    taken.add(name);
  return taken;
}
