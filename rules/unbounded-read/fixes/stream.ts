/** *Stream the rows*: where the library and its driver hand rows out one after another and let them go. */
import type { ts as TS } from "@ts-morph/common";
import { applyEdits, type TextEdit } from "../../../rewrite/edit.ts";
import type { Wanted } from "../../../rewrite/imports.ts";
import { camelCase, plural, uniqueName } from "../../../rewrite/names.ts";
import { indentationAt, reindent, type Style } from "../../../rewrite/style.ts";
import { isTypeScript } from "../../../rewrite/typescript.ts";
import { leftAlone } from "./batch.ts";
import { type Captured, capture } from "./captures.ts";
import type { Consumer } from "./consumer/consumer.ts";
import { consumerOf } from "./consumer/consumer-of.ts";
import { databaseWork, workClause } from "./consumer/database-work.ts";
import { consumerEdits, indentationOf } from "./consumer/edits.ts";
import { consumerReason } from "./consumer/loop-body.ts";
import { afterTopStatement, generatorOf } from "./generator.ts";
import type { Reading, Reason, Stream } from "./reading/reading.ts";
import { localNames, outermostScope, valueNames, valueNamesIn } from "./scope.ts";
import type { FixTarget } from "./target.ts";

export interface StreamPlan {
  reading: Reading;
  consumer: Consumer;
  stream: Stream;
  captured: Captured;
}

/** Plans a stream, or says why there is none as a clause. */
export function planStream(reading: Reading): StreamPlan | Reason {
  const consumer = consumerOf(reading.given);
  if ("reason" in consumer) return consumer;
  if (consumer.kind === "count") return { reason: "the rows are only counted" };
  const stream = reading.stream();
  if ("reason" in stream) return stream;
  const { read } = reading.given;
  const captured = capture(reading, read.getSourceFile(), localNames(read));
  if (captured.reason) return { reason: captured.reason };
  const against = consumerReason(consumer, leftAlone(reading, [], captured));
  if (against) return { reason: against };
  const work = stream.holds ? databaseWork(consumer, reading.receiver) : null;
  if (work) return { reason: workClause(work) };
  return { reading, consumer, stream, captured };
}

/** The edits of a plan, in offsets of the file's text. Imports are not part of them. */
export function streamEdits(
  { reading, consumer, stream, captured }: StreamPlan,
  { target, style, imported }: { target: FixTarget; style: Style; imported: (one: Wanted) => string },
): TextEdit[] {
  const { read } = reading.given;
  const file = read.getSourceFile();
  const row = camelCase(target.read.table ?? "row");
  const atTop = !captured.local;
  const scope = atTop ? null : outermostScope(read);
  const taken = new Set(scope ? valueNamesIn(scope) : valueNames(file));
  const take = (wanted: string): string => {
    const name = uniqueName(wanted, taken);
    taken.add(name);
    return name;
  };
  const generator = take(`${plural(row)}Streamed`);
  const kept = captured.captures.map((one) => ({
    node: one.node as TS.Node,
    shorthand: one.shorthand,
    name: take(one.wanted),
  }));
  const text = (node: TS.Node): string => {
    const inside = kept.filter((one) => node.pos <= one.node.pos && one.node.end <= node.end);
    const start = node.getStart();
    const edits = inside.map(({ node: part, shorthand, name }) =>
      shorthand
        ? { start: part.end - start, end: part.end - start, newText: `: ${name}` }
        : { start: part.getStart() - start, end: part.end - start, newText: name },
    );
    return applyEdits(file.text.slice(start, node.end), edits);
  };
  const written = stream.write({
    size: target.batchSize,
    quote: style.quote,
    semicolon: style.semicolon,
    indent: style.indent,
    typescript: isTypeScript(target.fileName),
    imported,
    text,
  });
  const writing = { style, noun: row };
  if ("edits" in written) {
    const start = read.getStart();
    const inner = written.edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
    const whole = applyEdits(file.text.slice(start, read.end), inner);
    const at = consumer.anchor ? indentationOf(consumer, style) : "";
    const expression = reindent(whole, indentationAt(file.text, start), at);
    return consumerEdits(consumer, { expression, async: stream.async, before: [] }, writing);
  }
  const lines = kept.map(({ node, name }) => `const ${name} = ${node.getText()}${style.semicolon}`);
  const doc = `/** Rows of \`${target.read.table ?? "row"}\` one after another, as the driver gets them. */`;
  const body = [...(atTop ? lines : []), ...written.body];
  const made = generatorOf({ name: generator, async: true, atTop, doc, body }, style);
  const source = {
    expression: `${generator}()`,
    async: stream.async,
    before: atTop ? [] : [...lines, ...made],
  };
  const edits = consumerEdits(consumer, source, writing);
  if (atTop) edits.push(afterTopStatement(read, made.join("\n")));
  return edits.map((edit) => ({ ...edit, newText: edit.newText.replace(/\r?\n/g, style.newline) }));
}
