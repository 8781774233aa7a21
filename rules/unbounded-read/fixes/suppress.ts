/** *Ignore this read, with a reason*: a comment on the line above, wherever a comment may stand there. */
import type { ts as TS } from "@ts-morph/common";
import type { Rewrite, TextEdit } from "../../../rewrite/edit.ts";
import { readStyle } from "../../../rewrite/style.ts";
import { ts } from "../../../rewrite/typescript.ts";
import type { Fix } from "../../finding.ts";
import { type FixTarget, offsetOf } from "./target.ts";

/** What every finding is offered. */
export const suppression: Fix = { kind: "suppress", title: "Ignore this read, with a reason", safe: false };

/** The comment, where one can stand above the line. */
export const offerSuppression = (target: FixTarget, file: TS.SourceFile, title = suppression.title): Fix[] =>
  Array.isArray(suppressEdits(target, file)) ? [{ ...suppression, title }] : [];

/** The comment as a rewrite. */
export function computeSuppression(target: FixTarget, file: TS.SourceFile): Rewrite {
  const edits = suppressEdits(target, file);
  return Array.isArray(edits) ? { edits } : edits;
}

/** The edit that adds the comment, or the reason why none can stand above the line. Needs no knowledge of the ORM. */
export function suppressEdits(target: FixTarget, file: TS.SourceFile): TextEdit[] | { reason: string } {
  const line = firstLine(file.text, target.range.start.line);
  const start = offsetOf(file, line, 1);
  const text = `orm-memory-disable-next-line ${target.rule} -- reason`;
  const where = placeAt(file, start);
  if (where === "text") return { reason: `line ${line} begins inside a text, where a comment can't stand` };
  const indent = /^[ \t]*/.exec(file.text.slice(start))![0];
  const comment = where === "jsx" ? `{/* ${text} */}` : `// ${text}`;
  return [{ start, end: start, newText: `${indent}${comment}${readStyle(file.text).newline}` }];
}

/** Above comments to other tools, which want to stand directly above the line as well; ours finds its line past them. */
function firstLine(text: string, line: number): number {
  const lines = text.split("\n");
  const other = /^\s*\/\/\s*(eslint-disable-next-line|@ts-|biome-ignore|prettier-ignore)/;
  let first = line;
  while (first > 1 && other.test(lines[first - 2]!)) first--;
  return first;
}

/** What the start of a line lies in: between tokens, between the tags of JSX, or inside a literal or comment. */
function placeAt(file: TS.SourceFile, offset: number): "code" | "jsx" | "text" {
  let found: "code" | "jsx" | "text" = "code";
  const visit = (node: TS.Node): void => {
    if (offset <= node.pos || offset > node.end) return;
    if (ts.isJsxText(node)) {
      found = "jsx";
      return;
    }
    const literal = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    if (literal && offset > node.getStart(file) && offset < node.end) found = "text";
    // Tokens (`}` of a span) are not handed to forEachChild, literals are.
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  if (found === "code" && insideComment(file, offset)) return "text";
  return found;
}

function insideComment(file: TS.SourceFile, offset: number): boolean {
  const before = file.text.slice(0, offset);
  const open = before.lastIndexOf("/*");
  if (open < 0 || before.indexOf("*/", open) >= 0) return false;
  // "/*" may stand in a string or a pattern: only a comment that the parser sees counts.
  let inside = false;
  const visit = (node: TS.Node): void => {
    for (const range of ts.getLeadingCommentRanges(file.text, node.pos) ?? [])
      inside ||= range.pos < offset && offset < range.end;
    for (const range of ts.getTrailingCommentRanges(file.text, node.end) ?? [])
      inside ||= range.pos < offset && offset < range.end;
    if (node.pos <= offset && offset <= node.end) ts.forEachChild(node, visit);
  };
  visit(file);
  return inside;
}
