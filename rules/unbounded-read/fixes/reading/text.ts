/** Small changes of a call's text. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";

/** Adds properties at the end of an object, each on a line of its own where the object has that. */
export function append(literal: TS.ObjectLiteralExpression, added: readonly string[]): TextEdit {
  const text = literal.getSourceFile().text;
  const last = literal.properties[literal.properties.length - 1];
  if (!last) return { start: literal.getStart(), end: literal.end, newText: `{ ${added.join(", ")} }` };
  const broken = /\n/.test(text.slice(last.end, literal.end));
  const comma = literal.properties.hasTrailingComma;
  const at = comma ? text.indexOf(",", last.end) + 1 : last.end;
  const lineStart = text.lastIndexOf("\n", last.getStart()) + 1;
  const indent = broken ? /^[ \t]*/.exec(text.slice(lineStart))![0] : "";
  const separator = broken ? `\n${indent}` : " ";
  const body = added.map((one) => separator + one).join(",");
  return { start: at, end: at, newText: (comma ? "" : ",") + body + (comma ? "," : "") };
}

/** Adds elements at the end of a list. */
export function appendElement(list: TS.ArrayLiteralExpression, added: readonly string[]): TextEdit {
  const last = list.elements[list.elements.length - 1];
  const at = last ? last.end : list.getStart() + 1;
  return { start: at, end: at, newText: `${last ? ", " : ""}${added.join(", ")}` };
}

export function insert(at: number, newText: string): TextEdit {
  return { start: at, end: at, newText };
}

/** What stands between the calls of a chain where each has a line of its own: a line break and the indentation; else "". */
export function betweenCalls(name: TS.Node): string {
  const { text } = name.getSourceFile();
  const before = /(\r?\n[ \t]*)\??\.\s*$/.exec(text.slice(0, name.getStart()));
  return before ? before[1]! : "";
}

/** Calls after the one whose name this is, laid out as it is. */
export function callsAfter(name: TS.Node, calls: readonly string[]): string {
  const between = betweenCalls(name);
  return calls.map((one) => between + one).join("");
}

/** Calls in the place of the one whose name this is, from its point on; `again` where it comes after them. */
export function callsBefore(name: TS.Node, calls: readonly string[], again: boolean): string {
  const between = betweenCalls(name);
  return calls.join(between) + (again && calls.length > 0 ? between : "");
}
