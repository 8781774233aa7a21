/** Writes the consumer of a read anew, so that it takes its rows one by one from something else. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import { indentationAt, type Style } from "../../../../rewrite/style.ts";
import { ts } from "../../../../rewrite/typescript.ts";
import { enclosingFunction, statementList } from "../scope.ts";
import type { Consumer, Source, Writing } from "./consumer.ts";
import { type Layout, layoutOf } from "./layout.ts";
import { arrowToBlock, indented, insertBefore, namesAround, removal, replaceStatement } from "./lines.ts";
import { movedNode } from "./moved.ts";
import { bodyLines, callbackLines, headOf, loopLines, takenEdits } from "./write-loop.ts";
import { valueEdits } from "./write-value.ts";

/** Changes where the rows are read and where they are taken; the offsets are those of the file's text. */
export function consumerEdits(consumer: Consumer, source: Source, writing: Writing): TextEdit[] {
  const { declaration, place, alsoDeclared, beside } = consumer;
  const taken = namesAround(consumer, source);
  const at = placeIndentation(consumer, source, writing.style);
  const { noun, style } = writing;
  const laid = layoutOf(consumer, {
    noun,
    semicolon: style.semicolon,
    indent: style.indent,
    at: at + style.indent,
    taken,
  });
  if ("reason" in laid) throw new Error(`a consumer that can't be written was offered: ${laid.reason}`);
  const before = indented(source.before, indentationOf(consumer, writing.style));
  // What belongs to the read goes where the read was, what belongs to the loop in front of the loop.
  const apart = declaration !== null && declaration !== place;
  const lines = [...(apart ? [] : before), ...laid.counters.map((one) => `${at}let ${one} = 0${style.semicolon}`)];
  const edits = [...alsoDeclared.filter((one) => one !== place), ...beside.guards, ...beside.idle].map(removal);
  if (apart) edits.push(replaceStatement(declaration, before));
  const written: Written = { consumer, source, writing, laid, at, lines };
  const isLoop = consumer.kind === "loop" || consumer.kind === "indexed" || consumer.kind === "forEach";
  edits.push(...(isLoop ? loopEdits(written) : valueEdits(written)));
  return edits;
}

/** All that is known once a consumer is written. */
export interface Written {
  consumer: Consumer;
  source: Source;
  writing: Writing;
  laid: Layout;
  /** Indentation of the loop. */
  at: string;
  /** Lines that go before it. */
  lines: string[];
}

/** The indentation that a source's statements will have. */
export function indentationOf(consumer: Consumer, style: Style): string {
  const { anchor, given } = consumer;
  const { text } = given.read.getSourceFile();
  if (!anchor) return indentationAt(text, enclosingFunction(given.read)!.getStart()) + style.indent;
  return indentationAt(text, anchor.getStart()) + (statementList(anchor) ? "" : style.indent);
}

function placeIndentation(consumer: Consumer, source: Source, style: Style): string {
  const { place, beside, kind } = consumer;
  if (!place) return indentationOf(consumer, style);
  const { text } = place.getSourceFile();
  const isLoop = kind === "loop" || kind === "indexed" || kind === "forEach";
  const alone = isLoop && source.before.length === 0 && beside.lengths.length === 0 && !hasIndex(consumer);
  return indentationAt(text, place.getStart()) + (statementList(place) || alone ? "" : style.indent);
}

function hasIndex(consumer: Consumer): boolean {
  if (consumer.kind === "indexed") return true;
  const own = consumer.kind === "loop" ? consumer.index : consumer.kind === "forEach" ? consumer.each.index : null;
  return own !== null || consumer.steps.some(({ each }) => each.index !== null);
}

/** A loop of the program stays where it is; what it takes changes. */
function loopEdits(written: Written): TextEdit[] {
  const { consumer, source, writing, laid, at, lines } = written;
  const { place, beside } = consumer;
  const { style } = writing;
  const after = beside.guards.map((one) => at + movedNode(one, at, [lengthIn(one, laid.counted!)]));
  const head = headOf(laid, source, consumer);
  if (!place) {
    const call = (consumer as Consumer & { kind: "forEach" }).call;
    return [arrowToBlock(call, null, [...lines, ...wholeLoop(written, head)], style)];
  }
  const edits = lines.length > 0 ? insertBefore(place, lines, style) : [];
  for (const one of beside.lengths) edits.push({ start: one.getStart(), end: one.end, newText: laid.counted! });
  if (after.length > 0) edits.push({ start: place.end, end: place.end, newText: `\n${after.join("\n")}` });
  const isSame = consumer.kind === "loop" && !beside.around && laid.head === consumer.loop.initializer.getText();
  if (isSame && laid.lines.length === 0) {
    const { loop, rows } = consumer;
    // Comments in the head and the whole body stay as they are.
    const start = loop.getStart();
    if (source.async && !loop.awaitModifier) edits.push({ start, end: start + "for".length, newText: "for await" });
    edits.push({ start: rows.getStart(), end: rows.end, newText: head.slice(head.indexOf(" of ") + 4, -1) });
    return edits;
  }
  const loop = consumer.kind === "forEach" ? (consumer.call.parent as TS.Statement) : loopOf(consumer);
  const statement = beside.around ?? loop;
  const text = wholeLoop(written, head).join("\n").trimStart();
  edits.push({ start: statement.getStart(), end: statement.end, newText: text });
  return edits;
}

function loopOf(consumer: Consumer): TS.Statement {
  return (consumer as Consumer & { kind: "loop" | "indexed" }).loop;
}

function wholeLoop({ consumer, writing, laid, at }: Written, head: string): string[] {
  const { semicolon } = writing.style;
  return loopLines(head, laid, at, writing, (inner) => {
    if (consumer.kind === "loop") return bodyLines(consumer.loop.statement, inner);
    if (consumer.kind === "indexed")
      return bodyLines(consumer.loop.statement, inner, takenEdits(consumer, laid.element));
    const { node } = (consumer as Consumer & { kind: "forEach" }).each;
    if (ts.isIdentifier(node)) return [`${inner}${node.text}(${laid.element})${semicolon}`];
    return callbackLines(node, laid, inner, semicolon);
  });
}

/** `rows.length` in a guard that has moved below the loop. */
function lengthIn(guard: TS.IfStatement, counted: string): TextEdit {
  const condition = guard.expression;
  const length = ts.isPrefixUnaryExpression(condition) ? condition.operand : (condition as TS.BinaryExpression).left;
  return { start: length.getStart(), end: length.end, newText: counted };
}
