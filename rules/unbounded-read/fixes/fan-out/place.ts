/** Where a statement goes that something below it needs. */
import type { ts as TS } from "@ts-morph/common";
import { applyEdits, type TextEdit } from "../../../../rewrite/edit.ts";
import { indentationAt, lineStart, type Style } from "../../../../rewrite/style.ts";
import { ts } from "../../../../rewrite/typescript.ts";
import { isFunction, statementList } from "../scope.ts";
import { isIterated } from "./find.ts";
import { reindentCode } from "./reindent.ts";

/** Above a statement, or in an arrow function that gets a body of statements for it. */
export type Anchor = { statement: TS.Statement } | { arrow: TS.ArrowFunction };

/** The nearest place around an expression that runs once for all that the expression is run for. */
export function anchorOf(expression: TS.Expression): Anchor | null {
  for (let at: TS.Node = expression; at.parent; at = at.parent) {
    const { parent } = at;
    if (ts.isArrowFunction(parent) && parent.body === at && !ts.isBlock(parent.body)) {
      if (!isIterated(parent)) return { arrow: parent };
      continue;
    }
    if (isFunction(parent) && parent.body !== at) return null;
    if (ts.isClassLike(parent)) return null;
    if (!ts.isStatement(at) || ts.isBlock(at) || !statementList(at)) continue;
    const around = functionAround(at);
    if (around && isIterated(around)) continue;
    return { statement: at };
  }
  return null;
}

function functionAround(statement: TS.Node): TS.Node | null {
  for (let up = statement.parent; up; up = up.parent) if (isFunction(up)) return up;
  return null;
}

/** The edits with one more statement at the anchor, above whatever the edits change. */
export function withStatement(
  anchor: Anchor,
  line: string,
  edits: readonly TextEdit[],
  style: Style,
): TextEdit[] | null {
  if ("statement" in anchor) {
    const { statement } = anchor;
    const { text } = statement.getSourceFile();
    const at = aboveComments(statement);
    const indent = indentationAt(text, statement.getStart());
    const alone = at === lineStart(text, at);
    const newText = alone ? `${indent}${line}\n` : `${line}\n${indent}`;
    return [{ start: at, end: at, newText }, ...edits];
  }
  const { body, equalsGreaterThanToken: arrow } = anchor.arrow;
  const { text } = body.getSourceFile();
  if (/\S/.test(text.slice(arrow.end, body.getStart()))) return null;
  const start = body.getStart();
  const inner = edits.map((one) => ({ ...one, start: one.start - start, end: one.end - start }));
  const outer = indentationAt(text, anchor.arrow.getStart());
  const indent = outer + style.indent;
  const value = reindentCode(applyEdits(text.slice(start, body.end), inner), indentationAt(text, start), indent);
  const lines = [`${indent}${line}`, `${indent}return ${value}${style.semicolon}`];
  return [{ start: arrow.end, end: body.end, newText: ` {\n${lines.join("\n")}\n${outer}}` }];
}

/** By how much the line of what stands at the anchor gets longer. */
export function movedBy(anchor: Anchor, style: Style): number {
  if ("statement" in anchor) return 0;
  const { body } = anchor.arrow;
  const { text } = body.getSourceFile();
  const start = body.getStart();
  const indent = indentationAt(text, anchor.arrow.getStart()).length + style.indent.length;
  return indent + "return ".length - (start - lineStart(text, start));
}

/** The start of the line of the first comment that belongs to a statement, or of its own; where it shares its line, its own place. */
function aboveComments(statement: TS.Statement): number {
  const { text } = statement.getSourceFile();
  let at = statement.getStart();
  const alone = (offset: number): boolean => /^[ \t]*$/.test(text.slice(lineStart(text, offset), offset));
  if (!alone(at)) return at;
  for (const comment of [...(ts.getLeadingCommentRanges(text, statement.pos) ?? [])].reverse()) {
    if (!alone(comment.pos) || /\n[ \t]*\r?\n/.test(text.slice(comment.end, at))) break;
    at = comment.pos;
  }
  return lineStart(text, at);
}
