/** A fan-out in chunks, with nothing but the language: a loop where nobody wants the results, else a function of its own. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import { uniqueName } from "../../../../rewrite/names.ts";
import { indentationAt, type Style } from "../../../../rewrite/style.ts";
import { isTypeScript, ts } from "../../../../rewrite/typescript.ts";
import { assignedNames, each, valueNames } from "../scope.ts";
import { writtenCall } from "./call.ts";
import { type FanOut, isNested } from "./find.ts";
import { editedPart, isInside, shortened, takesTheList } from "./limiter.ts";
import { reindentCode } from "./reindent.ts";

/** Chunk after chunk, each started when the one before it is done. Null where that would not be the same. */
export function inChunks(fanOut: FanOut, atOnce: number, style: Style): TextEdit[] | null {
  const { whole, waits, map, list, isArray, work } = fanOut;
  if (waits === null || !isArray || !isInside(map, whole) || isNested(whole) || takesTheList(work)) return null;
  if (changesList(list, work)) return null;
  return asLoop(fanOut, atOnce, style) ?? asFunction(fanOut, atOnce, style);
}

/** The same, where nobody keeps what the work hands back: rows of a chunk are gone before the next is read. */
export function inChunksWithoutResults(fanOut: FanOut, atOnce: number, style: Style): TextEdit[] | null {
  const { whole, waits, map, isArray, list, work } = fanOut;
  if (waits === null || !isArray || !isInside(map, whole) || isNested(whole) || takesTheList(work)) return null;
  return changesList(list, work) ? null : asLoop(fanOut, atOnce, style);
}

function asLoop(fanOut: FanOut, atOnce: number, style: Style): TextEdit[] | null {
  const { whole, list, work } = fanOut;
  const awaiting = whole.parent;
  const statement = awaiting.parent;
  if (!ts.isAwaitExpression(awaiting) || !ts.isExpressionStatement(statement)) return null;
  // An index counts through the whole list, and a name may mean another list by the time of the next chunk.
  const file = whole.getSourceFile();
  const named = ts.isIdentifier(list) && !assignedNames(file).has(list.text);
  if (!named || !takesOne(work)) return null;
  const { text } = file;
  const from = statement.getStart();
  const outer = indentationAt(text, from);
  const inner = outer + style.indent;
  const start = uniqueName("start", new Set(valueNames(file)));
  const slice = `.slice(${start}, ${start} + ${atOnce})`;
  const sliced = shortened(fanOut, [{ start: list.end, end: list.end, newText: slice }], style, style.indent.length);
  const chunked = editedPart(text, from, statement.end, sliced);
  const body = reindentCode(chunked, outer, inner);
  const head = `for (let ${start} = 0; ${start} < ${list.text}.length; ${start} += ${atOnce}) {`;
  return [{ start: from, end: statement.end, newText: `${head}\n${inner}${body}\n${outer}}` }];
}

function asFunction({ whole, waits, list, work }: FanOut, atOnce: number, style: Style): TextEdit[] {
  const file = whole.getSourceFile();
  const wanted = waits === "all" ? "mapInChunks" : "settleInChunks";
  const lines = (name: string): string =>
    chunkFunction(name, waits === "all" ? "all" : "allSettled", atOnce, style, file);
  // One that an earlier rewrite has written serves as well.
  const own = file.statements.find((one) => ts.isFunctionDeclaration(one) && one.name?.text === wanted);
  const there = own?.getText() === lines(wanted).replace(/^.*\n/, "");
  const name = there ? wanted : uniqueName(wanted, new Set(valueNames(file)));
  const call = { start: whole.getStart(), end: whole.end, newText: writtenCall(whole, name, [list, work], style) };
  return there ? [call] : [call, { ...belowTop(whole), newText: `\n\n${lines(name)}` }];
}

function chunkFunction(
  name: string,
  method: "all" | "allSettled",
  atOnce: number,
  { indent, semicolon }: Style,
  file: TS.SourceFile,
): string {
  const typed = isTypeScript(file.fileName);
  const result = method === "all" ? "Awaited<R>[]" : "PromiseSettledResult<Awaited<R>>[]";
  const head = typed
    ? `async function ${name}<T, R>(\n${indent}items: readonly T[],\n${indent}work: (item: T, index: number) => R,\n): Promise<${result}> {`
    : `async function ${name}(items, work) {`;
  return [
    `/** Like \`Promise.${method}(items.map(work))\`, with at most so many at once. */`,
    head,
    `${indent}const size = ${atOnce}${semicolon}`,
    `${indent}const results${typed ? `: ${result}` : ""} = []${semicolon}`,
    `${indent}for (let start = 0; start < items.length; start += size) {`,
    `${indent}${indent}const chunk = items.slice(start, start + size)${semicolon}`,
    `${indent}${indent}results.push(...(await Promise.${method}(chunk.map((item, i) => work(item, start + i)))))${semicolon}`,
    `${indent}}`,
    `${indent}return results${semicolon}`,
    "}",
  ].join("\n");
}

/** Below the statement of the module that holds the node. */
function belowTop(node: TS.Node): { start: number; end: number } {
  let top = node;
  while (!ts.isSourceFile(top.parent)) top = top.parent;
  const { text } = top.getSourceFile();
  const rest = /^[^\r\n]*/.exec(text.slice(top.end))![0];
  const at = /^[ \t;]*(\/\/.*)?$/.test(rest) ? top.end + rest.length : top.end;
  return { start: at, end: at };
}

/** A function written here that asks for nothing but its element. */
function takesOne(work: TS.Expression): boolean {
  return (ts.isArrowFunction(work) || ts.isFunctionExpression(work)) && work.parameters.length <= 1;
}

/** Does the work add to the list that it is started for, or take from it? */
function changesList(list: TS.Expression, work: TS.Expression): boolean {
  const name = list.getText();
  let changes = false;
  each(work, (node) => {
    if (!ts.isPropertyAccessExpression(node) || node.expression.getText() !== name) return;
    changes ||= /^(?:push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|length)$/.test(node.name.text);
  });
  return changes;
}
