/** Small changes of a call's text. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import type { Link } from "./chain.ts";

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

/** Calls after one of a chain, or before the one that follows it; each on a line of its own if the chain's are. */
export function addedCalls({ at, call }: Link, next: Link | null, calls: readonly string[]): TextEdit {
  const between = betweenCalls(next?.at ?? at);
  if (next) return insert(pointBefore(next), calls.map((one) => one + between).join(""));
  return insert(call.end, calls.map((one) => between + one).join(""));
}

/** Calls in the place of the one that runs a chain, laid out as it is. */
export function runReplaced(run: Link, calls: readonly string[]): TextEdit {
  return { start: pointBefore(run), end: run.call.end, newText: calls.join(betweenCalls(run.at)) };
}

const pointBefore = ({ at }: Link): number => at.getStart() - 1;

/** What stands between the calls of a chain where each has a line of its own: a line break and the indentation; else "". */
function betweenCalls(name: TS.Node): string {
  const { text } = name.getSourceFile();
  const before = /(\r?\n[ \t]*)\??\.\s*$/.exec(text.slice(0, name.getStart()));
  return before ? before[1]! : "";
}
