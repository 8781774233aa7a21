/** *Read in batches*, written out: the generator, the loop that takes from it, and what is computed before. */
import type { ts as TS } from "@ts-morph/common";
import { applyEdits, type TextEdit } from "../../../rewrite/edit.ts";
import { camelCase, plural, uniqueName } from "../../../rewrite/names.ts";
import { indentationAt, lineStart, reindent, type Style } from "../../../rewrite/style.ts";
import { ts } from "../../../rewrite/typescript.ts";
import type { BatchPlan } from "./batch.ts";
import { callbackReturns } from "./loop-body.ts";
import { property } from "./options.ts";
import { pageEdits } from "./page-call.ts";
import { enclosingFunction, outermostScope, valueNames, valueNamesIn } from "./scope.ts";
import type { FixTarget } from "./target.ts";

/** What a page is written with; `beyond` is the name under which the file has the ORM's operator, if it needs one. */
export interface Writing {
  target: FixTarget;
  style: Style;
  beyond: string | null;
}

interface Names {
  generator: string;
  after: string;
  size: string;
  page: string;
  last: string;
  count: string;
  captures: string[];
}

const lineWidth = 100;

/** The edits of a plan, in offsets of the file's text. Imports are not part of them. */
export function batchEdits(plan: BatchPlan, writing: Writing): TextEdit[] {
  const file = plan.read.call.getSourceFile();
  const names = namesFor(plan, file, writing.target.read.table);
  const atTop = !plan.captured.local;
  const edits = [...consumerEdits(plan, names, writing)];
  if (atTop) edits.push(afterTopStatement(plan, generator(plan, names, writing, "", true).join("\n")));
  return edits.map((edit) => ({ ...edit, newText: edit.newText.replace(/\r?\n/g, writing.style.newline) }));
}

function namesFor(plan: BatchPlan, file: TS.SourceFile, table: string | null): Names {
  // A local name may hide one of the module that its function never mentions; a module's name must be new to the file.
  const scope = plan.captured.local ? outermostScope(plan.read.call) : null;
  const taken = scope ? valueNamesIn(scope) : new Set(valueNames(file));
  // The array's own name goes with its declaration: what is new stands in the same scope and may have it.
  const array = plan.consumer.declaration?.declarationList.declarations[0]?.name;
  if (scope && array && ts.isIdentifier(array)) taken.delete(array.text);
  const take = (wanted: string): string => {
    const name = uniqueName(wanted, taken);
    taken.add(name);
    return name;
  };
  const row = camelCase(table ?? "row");
  return {
    generator: take(plan.consumer.is === "count" ? `${row}Batches` : `${plural(row)}InBatches`),
    count: plan.consumer.is === "count" ? take(`${row}Count`) : "",
    after: take("after"),
    size: take("size"),
    page: take("page"),
    last: take("last"),
    captures: plan.captured.captures.map((one) => take(one.wanted)),
  };
}

/** The generator as lines, indented as for `indent`; captured values are inside where they need nothing from outside. */
function generator(
  plan: BatchPlan,
  names: Names,
  { target, style, beyond }: Writing,
  indent: string,
  atTop: boolean,
): string[] {
  const { semicolon: end, indent: step } = style;
  const { up, down } = plan.dialect.beyond;
  const shape = plan.page.descending ? down : up;
  const operator = shape.import ? shape.before.replace(shape.import.name, beyond ?? shape.import.name) : shape.before;
  const call = pageCall(plan, names, style, indent + step + step, `${step}${step}const ${names.page} = await `.length);
  const many = plan.consumer.is === "count" ? `yield ${names.page}` : `yield* ${names.page}`;
  const table = target.read.table ?? "row";
  const body = [
    ...(atTop ? captureLines(plan, names, style) : []),
    `const ${names.size} = ${target.batchSize}${end}`,
    `let ${names.after} = {}${end}`,
    "for (;;) {",
    `${step}const ${names.page} = await ${call}${end}`,
    // Taken before the rows are handed out: whoever gets a row may change it.
    `${step}const ${names.last} = ${names.page}[${names.page}.length - 1]?.${plan.key}${end}`,
    `${step}${many}${end}`,
    `${step}if (${names.last} === undefined || ${names.page}.length < ${names.size}) return${end}`,
    `${step}${names.after} = { ${plan.key}: ${operator}${names.last}${shape.after} }${end}`,
    "}",
  ].map((line) => indent + step + line);
  const doc = `/** ${plan.consumer.is === "count" ? "Pages" : "Rows"} of \`${table}\` by \`${plan.key}\`, one page in memory at a time. */`;
  const head = atTop ? `async function* ${names.generator}() {` : `const ${names.generator} = async function* () {`;
  const tail = atTop ? "}" : `}${end}`;
  return [indent + doc, indent + head, ...body, indent + tail];
}

function captureLines(plan: BatchPlan, names: Names, style: Style): string[] {
  return plan.captured.captures.map(
    (one, index) => `const ${names.captures[index]} = ${one.node.getText()}${style.semicolon}`,
  );
}

/** The call for one page, indented for the line it will stand on; broken up where that line gets long. */
function pageCall(plan: BatchPlan, names: Names, style: Style, indent: string, column: number): string {
  const { call } = plan.read;
  const start = call.getStart();
  const text = call.getSourceFile().text;
  const where = property(plan.options.literal, "where");
  let whereName = "where";
  const edits: TextEdit[] = [];
  for (const [index, one] of plan.captured.captures.entries()) {
    const name = names.captures[index]!;
    if (where && one.node === where.name) whereName = name;
    else if (one.shorthand) edits.push({ start: one.node.end, end: one.node.end, newText: `: ${name}` });
    else edits.push({ start: nameStart(one.node, name), end: one.node.end, newText: name });
  }
  const written = { after: names.after, size: names.size, quote: style.quote, where: whereName };
  edits.push(...pageEdits(plan.read, plan.options, plan.dialect, plan.key, written));
  const inner = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  // Two insertions at one place keep the order they were made in: a sort by place is stable.
  const moved = reindent(applyEdits(text.slice(start, call.end), inner), indentationAt(text, start), indent);
  return /\n/.test(moved) || column + moved.length <= lineWidth ? moved : broken(moved, style, indent);
}

/** `tenantId: this.tenantId` becomes `tenantId`, where the value is kept under the property's own name. */
function nameStart(node: TS.Expression, name: string): number {
  const { parent } = node;
  const same = ts.isPropertyAssignment(parent) && parent.initializer === node && parent.name.getText() === name;
  return same ? parent.getStart() : node.getStart();
}

/** One property a line, for the outermost object of the call's last argument. */
function broken(call: string, style: Style, indent: string): string {
  const file = ts.createSourceFile("call.ts", `(${call})`, ts.ScriptTarget.Latest, true);
  let literal: TS.ObjectLiteralExpression | null = null;
  const visit = (node: TS.Node): void => {
    if (ts.isCallExpression(node) && node.end === file.text.length - 1) {
      const last = node.arguments[node.arguments.length - 1];
      if (last && ts.isObjectLiteralExpression(last)) literal = last;
    } else ts.forEachChild(node, visit);
  };
  visit(file);
  const found = literal as TS.ObjectLiteralExpression | null;
  if (!found) return call;
  const lines = found.properties.map((one) => `\n${indent}${style.indent}${one.getText(file)},`);
  return `${file.text.slice(1, found.getStart(file))}{${lines.join("")}\n${indent}}${file.text.slice(found.end, -1)}`;
}

/** Changes where the rows are read and where they are taken. */
function consumerEdits(plan: BatchPlan, names: Names, writing: Writing): TextEdit[] {
  const { consumer, captured } = plan;
  const file = plan.read.call.getSourceFile();
  const indent = plan.anchor ? indentationAt(file.text, plan.anchor.getStart()) : "";
  const before: string[] = [];
  if (captured.local) {
    before.push(...captureLines(plan, names, writing.style).map((line) => indent + line));
    before.push(...generator(plan, names, writing, indent, false));
  }
  if (consumer.is === "count") return [...countEdits(plan, names, writing, before, indent)];
  const edits =
    consumer.is === "loop"
      ? loopEdits(consumer.loop, consumer.rows, names)
      : forEachEdits(consumer, names, writing, indent);
  if (consumer.declaration) edits.push(replaceStatement(consumer.declaration, before));
  else if (before.length > 0) edits.push(insertBefore(plan.anchor!, before));
  return edits;
}

function loopEdits(loop: TS.ForOfStatement, rows: TS.Expression, names: Names): TextEdit[] {
  const start = loop.getStart();
  const edits = [{ start: rows.getStart(), end: rows.end, newText: `${names.generator}()` }];
  if (!loop.awaitModifier) edits.unshift({ start, end: start + "for".length, newText: "for await" });
  return edits;
}

/** `rows.forEach((row) => { … })` → `for await (const row of …) { … }`, where `return` becomes `continue`. */
function forEachEdits(
  consumer: BatchPlan["consumer"] & { is: "forEach" },
  names: Names,
  { style }: Writing,
  indent: string,
): TextEdit[] {
  const { call, callback } = consumer;
  const statement = call.parent as TS.ExpressionStatement;
  const row = callback.parameters[0]!.name.getText();
  const head = `for await (const ${row} of ${names.generator}()) `;
  const start = statement.getStart();
  const { body } = callback;
  if (!ts.isBlock(body)) {
    const bare = ts.isParenthesizedExpression(body) ? body.expression : body;
    return [
      {
        start,
        end: statement.end,
        newText: `${head}{\n${indent}${style.indent}${bare.getText()}${style.semicolon}\n${indent}}`,
      },
    ];
  }
  const edits: TextEdit[] = [{ start, end: body.getStart(), newText: head }];
  for (const one of callbackReturns(body) ?? []) {
    const value = one.expression;
    // The value of a callback's `return` is dropped by forEach, what computes it is not.
    if (!value) edits.push({ start: one.getStart(), end: one.getStart() + "return".length, newText: "continue" });
    else
      edits.push({
        start: one.getStart(),
        end: one.end,
        newText: `{ ${value.getText()}; continue${style.semicolon} }`,
      });
  }
  edits.push({ start: body.end, end: statement.end, newText: "" });
  return edits;
}

function countEdits(plan: BatchPlan, names: Names, writing: Writing, before: string[], indent: string): TextEdit[] {
  const { style } = writing;
  const consumer = plan.consumer as BatchPlan["consumer"] & { is: "count" };
  const counting = (at: string): string[] => [
    `${at}let ${names.count} = 0${style.semicolon}`,
    `${at}for await (const ${names.page} of ${names.generator}()) ${names.count} += ${names.page}.length${style.semicolon}`,
  ];
  const edits: TextEdit[] = consumer.lengths.map((one) => ({
    start: one.getStart(),
    end: one.end,
    newText: names.count,
  }));
  const lines = [...before, ...counting(indent)];
  if (consumer.declaration) return [...edits, replaceStatement(consumer.declaration, lines)];
  if (plan.anchor) return [...edits, insertBefore(plan.anchor, lines)];
  return [arrowToBlock(plan, names, writing, consumer.lengths[0]!, counting)];
}

/** `async () => (await read()).length` gets a body of statements. */
function arrowToBlock(
  plan: BatchPlan,
  names: Names,
  writing: Writing,
  length: TS.Expression,
  counting: (at: string) => string[],
): TextEdit {
  const arrow = enclosingFunction(length) as TS.ArrowFunction;
  const text = arrow.getSourceFile().text;
  const outer = indentationAt(text, arrow.getStart());
  const inner = outer + writing.style.indent;
  const { body } = arrow;
  const value = text.slice(body.getStart(), length.getStart()) + names.count + text.slice(length.end, body.end);
  const lines = counting(inner);
  if (plan.captured.local) {
    lines.unshift(
      ...captureLines(plan, names, writing.style).map((line) => inner + line),
      ...generator(plan, names, writing, inner, false),
    );
  }
  lines.push(`${inner}return ${value}${writing.style.semicolon}`);
  return { start: body.getStart(), end: body.end, newText: `{\n${lines.join("\n")}\n${outer}}` };
}

/** Puts lines in the place of a statement; without any, its own line goes, too. */
function replaceStatement(statement: TS.Statement, lines: readonly string[]): TextEdit {
  const { text } = statement.getSourceFile();
  const start = statement.getStart();
  if (lines.length > 0) return { start, end: statement.end, newText: lines.join("\n").trimStart() };
  const from = lineStart(text, start);
  const alone = /^[ \t]*$/.test(text.slice(from, start)) && /^[ \t]*\r?\n/.exec(text.slice(statement.end));
  if (!alone) return { start, end: statement.end, newText: "" };
  return { start: from, end: statement.end + alone[0].length, newText: "" };
}

function insertBefore(statement: TS.Statement, lines: readonly string[]): TextEdit {
  const { text } = statement.getSourceFile();
  const start = statement.getStart();
  const from = lineStart(text, start);
  // A statement that shares its line (`{ return x; }`) keeps sharing it with the last of the lines.
  if (/^[ \t]*$/.test(text.slice(from, start))) return { start: from, end: from, newText: `${lines.join("\n")}\n` };
  return { start, end: start, newText: `${lines.join("\n").trimStart()}\n${indentationAt(text, start)}` };
}

/** A function of the module, below the statement that reads. */
function afterTopStatement(plan: BatchPlan, lines: string): TextEdit {
  let top: TS.Node = plan.read.call;
  while (!ts.isSourceFile(top.parent)) top = top.parent;
  const { text } = top.getSourceFile();
  const rest = /^[^\r\n]*/.exec(text.slice(top.end))![0];
  const at = /^[ \t;]*(\/\/.*)?$/.test(rest) ? top.end + rest.length : top.end;
  return { start: at, end: at, newText: `\n\n${lines}` };
}
