/** Text of the program that moves to another place: with other names in it and another indentation. */
import type { ts as TS } from "@ts-morph/common";
import { applyEdits, type TextEdit } from "../../../../rewrite/edit.ts";
import { indentationAt, lineStart } from "../../../../rewrite/style.ts";
import { ts } from "../../../../rewrite/typescript.ts";
import { each, isValueName } from "../scope.ts";

/** The text of a node for a line that is indented by `to`. */
export function movedNode(node: TS.Node, to: string, edits: readonly TextEdit[] = []): string {
  const { text } = node.getSourceFile();
  return movedText(node, node.getStart(), node.end, indentationAt(text, node.getStart()), to, edits);
}

/** A part of a node's text, `from` one indentation `to` another; lines inside of a template stay as they are. */
export function movedText(
  node: TS.Node,
  start: number,
  end: number,
  from: string,
  to: string,
  edits: readonly TextEdit[] = [],
): string {
  const { text } = node.getSourceFile();
  // What is taken out may begin before the text that is left.
  const all = edits
    .filter((one) => start < one.end + Number(one.start === one.end) && one.end <= end)
    .map((one) => ({ ...one, start: Math.max(one.start, start) }))
    // Names inside of what is taken out have no place of their own.
    .filter((one, _, list) => !list.some((outer) => outer !== one && holds(outer, one)));
  const fixed = from === to ? [] : templatesIn(node);
  for (let at = lineStart(text, start); from !== to; ) {
    at = text.indexOf("\n", at) + 1;
    if (at === 0 || at >= end) break;
    const inside = (one: { start: number; end: number }): boolean => one.start < at && at < one.end;
    if (at <= start || fixed.some(inside) || all.some((one) => one.start <= at && at < one.end)) continue;
    if (text.startsWith(from, at) && !/^[ \t]*\r?\n/.test(text.slice(at, end)))
      all.push({ start: at, end: at + from.length, newText: to });
  }
  const moved = all.map((one) => ({ ...one, start: one.start - start, end: one.end - start }));
  return applyEdits(text.slice(start, end), moved);
}

function holds(outer: TextEdit, one: TextEdit): boolean {
  return outer.start <= one.start && one.end <= outer.end && outer.end - outer.start > one.end - one.start;
}

function templatesIn(node: TS.Node): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  each(node, (inner) => {
    if (ts.isNoSubstitutionTemplateLiteral(inner) || ts.isTemplateExpression(inner) || ts.isJsxText(inner))
      found.push({ start: inner.getStart(), end: inner.end });
  });
  return found;
}

/** Gives names another name wherever they stand for a value below the node. */
export function renameEdits(node: TS.Node, names: ReadonlyMap<string, string>): TextEdit[] {
  const edits: TextEdit[] = [];
  each(node, (inner) => {
    if (!ts.isIdentifier(inner) || !isValueName(inner)) return;
    const name = names.get(inner.text);
    if (name === undefined || name === inner.text) return;
    const { parent } = inner;
    const start = inner.getStart();
    if (ts.isShorthandPropertyAssignment(parent) && parent.name === inner)
      edits.push({ start: inner.end, end: inner.end, newText: `: ${name}` });
    else edits.push({ start, end: inner.end, newText: name });
  });
  return edits;
}

/** Every name that stands for a value in one of the nodes, or is bound there. */
export function namesIn(nodes: readonly TS.Node[]): Set<string> {
  const names = new Set<string>();
  for (const node of nodes)
    each(node, (inner) => {
      if (ts.isIdentifier(inner) && isValueName(inner)) names.add(inner.text);
    });
  return names;
}
