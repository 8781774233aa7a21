/** A fan-out that a package limits: `limit(() => …)` of p-limit, or p-map in place of `Promise.all`. */
import type { ts as TS } from "@ts-morph/common";
import { applyEdits, type TextEdit } from "../../../../rewrite/edit.ts";
import { importNames } from "../../../../rewrite/imports.ts";
import { fits, trailingComma } from "../../../../rewrite/lines.ts";
import { uniqueName } from "../../../../rewrite/names.ts";
import { indentationAt, lineStart, type Style } from "../../../../rewrite/style.ts";
import { ts } from "../../../../rewrite/typescript.ts";
import { valueNames } from "../scope.ts";
import { writtenCall } from "./call.ts";
import { type FanOut, isNested } from "./find.ts";
import { anchorOf, movedBy, withStatement } from "./place.ts";
import { reindentCode } from "./reindent.ts";
import { type LimitedWork, limitedWork } from "./work.ts";

/** `const limit = pLimit(4)` above, and each element's work handed to it. Null where there is no place for it. */
export function withLimiter(fanOut: FanOut, atOnce: number, style: Style): TextEdit[] | null {
  const file = fanOut.whole.getSourceFile();
  const { names, edits } = importNames(file, [{ module: "p-limit", name: "pLimit", default: true }], style);
  const limit = uniqueName("limit", new Set([...valueNames(file), ...names]));
  const anchor = anchorOf(fanOut.map);
  const limited = limitedWork(fanOut.work, limit);
  if (!anchor || !limited) return null;
  const declared = `const ${limit} = ${names[0]}(${atOnce})${style.semicolon}`;
  const changed = limitedEdits(fanOut, limited, style, movedBy(anchor, style));
  const placed = withStatement(anchor, declared, changed, style);
  return placed && [...edits, ...placed];
}

/** The map with other work, broken as Prettier breaks it; `moved` is by how much its line will be longer. */
function limitedEdits(
  { whole, map, work }: FanOut,
  { head, inner }: LimitedWork,
  style: Style,
  moved: number,
): TextEdit[] {
  const file = whole.getSourceFile();
  const { text } = file;
  const line = `${head} => ${inner}`;
  const own = { start: work.getStart(), end: work.end };
  const before = own.start - lineStart(text, own.start) + moved;
  const behind = /^[^\r\n]*/.exec(text.slice(own.end))![0].length;
  const oneLine = !inner.includes("\n");
  if (oneLine && fits(before + line.length + behind)) return [{ ...own, newText: line }];
  const comma = trailingComma(file, "arguments");
  const outer = indentationAt(text, map.getStart());
  const around = oneLine && isInside(map, whole) && !text.slice(whole.getStart(), map.getStart()).includes("\n");
  // What stands around the map is broken first, where that is enough.
  const indent = around ? outer + style.indent : outer;
  const opened = { start: map.getStart(), end: map.getStart(), newText: `\n${indent}` };
  const closed = { start: map.end, end: map.end, newText: `${comma}\n${outer}` };
  const outside = (newText: string): TextEdit[] =>
    around ? [opened, { ...own, newText }, closed] : [{ ...own, newText }];
  const length = indent.length + (own.start - opened.start) + line.length + (map.end - own.end) + comma.length;
  if (around && fits(length)) return outside(line);
  const moving = (to: string) => reindentCode(inner, indentationAt(text, own.start), to);
  const deeper = indent + style.indent;
  // Work on lines of its own keeps its bracket where it is.
  if (text.slice(own.end, map.end) !== ")") {
    const at = indentationAt(text, own.start) + style.indent;
    return [{ ...own, newText: `${head} =>\n${at}${moving(at)}` }];
  }
  return outside(`${head} =>\n${deeper}${moving(deeper)}${comma}\n${indent}`);
}

/** Breaks `Promise.all(xs.map(…))` after its bracket where its line, longer by so much, would get too long. */
export function shortened({ whole, map }: FanOut, edits: TextEdit[], style: Style, longer: number): TextEdit[] {
  const file = whole.getSourceFile();
  const { text } = file;
  const start = whole.getStart();
  if (/\n/.test(text.slice(start, whole.end))) return edits;
  const added = edits.reduce((sum, one) => sum + one.newText.length - (one.end - one.start), 0);
  if (fits(whole.end - lineStart(text, start) + added + longer + style.semicolon.length)) return edits;
  const indent = indentationAt(text, start);
  const at = map.getStart();
  return [
    { start: at, end: at, newText: `\n${indent}${style.indent}` },
    ...edits,
    { start: map.end, end: map.end, newText: `${trailingComma(file, "arguments")}\n${indent}` },
  ];
}

/** `pMap(xs, work, { concurrency: 4 })`. Null where it would not be the same. */
export function withMapper(fanOut: FanOut, atOnce: number, style: Style): TextEdit[] | null {
  const { whole, waits, map, list, isArray, work } = fanOut;
  // Inside another fan-out it would limit each of them for itself.
  if (waits !== "all" || !isArray || !isInside(map, whole) || isNested(whole) || takesTheList(work)) return null;
  const file = whole.getSourceFile();
  const { names, edits } = importNames(file, [{ module: "p-map", name: "pMap", default: true }], style);
  const call = writtenCall(whole, names[0]!, [list, work, `{ concurrency: ${atOnce} }`], style);
  return [...edits, { start: whole.getStart(), end: whole.end, newText: call }];
}

export function isInside(node: TS.Node, outer: TS.Node): boolean {
  return outer.pos <= node.pos && node.end <= outer.end && node !== outer;
}

/** `xs.map((x, index, xs) => …)`: nothing but an array's own method hands over the array. */
export function takesTheList(work: TS.Expression): boolean {
  if (!ts.isArrowFunction(work) && !ts.isFunctionExpression(work)) return false;
  return work.parameters.length > 2 || work.parameters.some((one) => one.dotDotDotToken);
}

/** Edits applied to a part of the text. */
export function editedPart(text: string, start: number, end: number, edits: readonly TextEdit[]): string {
  const inside = edits.map((one) => ({ ...one, start: one.start - start, end: one.end - start }));
  return applyEdits(text.slice(start, end), inside);
}
