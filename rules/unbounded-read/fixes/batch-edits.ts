/** *Read in batches*, written out: the generator, the loop that takes from it, and what is computed before. */

import type { ts as TS } from "@ts-morph/common";
import { applyEdits, type TextEdit } from "../../../rewrite/edit.ts";
import type { Wanted } from "../../../rewrite/imports.ts";
import { camelCase, plural, uniqueName } from "../../../rewrite/names.ts";
import { indentationAt, reindent, type Style } from "../../../rewrite/style.ts";
import { isTypeScript, ts } from "../../../rewrite/typescript.ts";
import type { BatchPlan } from "./batch.ts";
import { consumerEdits, indentationOf } from "./consumer/edits.ts";
import { afterTopStatement, generatorOf } from "./generator.ts";
import { orderPhrase } from "./reading/order.ts";
import type { PageNames } from "./reading/reading.ts";
import { outermostScope, valueNames, valueNamesIn } from "./scope.ts";
import type { FixTarget } from "./target.ts";

/** What a page is written with; `imported` is the name under which the file has what it needs from a module. */
export interface Writing {
  target: FixTarget;
  style: Style;
  imported: (one: Wanted) => string;
}

interface Names {
  generator: string;
  after: string;
  size: string;
  page: string;
  last: string;
  first: string;
  row: string;
  captures: string[];
}

const lineWidth = 100;

/** The edits of a plan, in offsets of the file's text. Imports are not part of them. */
export function batchEdits(plan: BatchPlan, writing: Writing): TextEdit[] {
  const { consumer, reading, captured } = plan;
  const file = reading.given.read.getSourceFile();
  const names = namesFor(plan, file, writing.target.read.table);
  const atTop = !captured.local;
  const source = {
    expression: `${names.generator}()`,
    async: reading.given.awaited,
    before: atTop
      ? []
      : [
          ...captureLines(plan, names, writing.style),
          ...generator(plan, names, writing, indentationOf(consumer, writing.style), false),
        ],
    pages: consumer.kind === "count",
  };
  const edits = consumerEdits(consumer, source, {
    style: writing.style,
    noun: camelCase(writing.target.read.table ?? "row"),
  });
  if (atTop) edits.push(afterTopStatement(reading.given.read, generator(plan, names, writing, "", true).join("\n")));
  return edits.map((edit) => ({ ...edit, newText: edit.newText.replace(/\r?\n/g, writing.style.newline) }));
}

function namesFor({ captured, consumer, reading, page }: BatchPlan, file: TS.SourceFile, table: string | null): Names {
  // A local name may hide one of the module that its function never mentions; a module's name must be new to the file.
  const scope = captured.local ? outermostScope(reading.given.read) : null;
  const taken = scope ? valueNamesIn(scope) : new Set(valueNames(file));
  // The array's own name goes with its declaration: what is new stands in the same scope and may have it.
  const array = consumer.declaration?.declarationList.declarations[0]?.name;
  if (scope && array && ts.isIdentifier(array)) taken.delete(array.text);
  const take = (wanted: string): string => {
    const name = uniqueName(wanted, taken);
    taken.add(name);
    return name;
  };
  const row = camelCase(table ?? "row");
  return {
    generator: take(consumer.kind === "count" ? `${row}Batches` : `${plural(row)}InBatches`),
    after: take(page.style === "builder" ? "query" : "after"),
    size: take("size"),
    page: take("page"),
    last: take("last"),
    first: take("first"),
    row: take(row),
    captures: captured.captures.map((one) => take(one.wanted)),
  };
}

/** The generator as lines, which will stand at `indent`; captured values are inside where they need nothing from outside. */
function generator(plan: BatchPlan, names: Names, writing: Writing, indent: string, atTop: boolean): string[] {
  const { page, order, reading, consumer } = plan;
  const { target, style, imported } = writing;
  const { semicolon: end, indent: step } = style;
  const builder = page.style === "builder";
  const byNode = new Map(plan.captured.captures.map((one, index) => [one.node as TS.Node, names.captures[index]!]));
  const written = page.write({
    after: builder ? names.first : names.after,
    size: names.size,
    last: names.last,
    quote: style.quote,
    typescript: isTypeScript(target.fileName),
    imported,
    captured: (node) => byNode.get(node) ?? null,
  } satisfies PageNames);
  const wait = reading.given.awaited ? "await " : "";
  const column = (text: string) => `${indent}${step}${text}`.length;
  const declared = builder ? `const ${names.first} = ` : `${step}const ${bound(plan, names)} = ${wait}`;
  const call = pageCall(plan, names, style, builder ? step : step + step, column(declared), written.edits);
  const body = [
    ...(atTop ? captureLines(plan, names, style) : []),
    `const ${names.size} = ${target.batchSize}${end}`,
    ...(builder
      ? [`${declared}${call}${end}`, `let ${names.after} = ${names.first}${written.first}${end}`]
      : [`let ${names.after} = ${written.first}${end}`]),
    "for (;;) {",
    builder
      ? `${step}const ${bound(plan, names)} = ${wait}${names.after}${written.run ?? ""}${end}`
      : `${declared}${call}${end}`,
    `${step}const ${names.last} = ${names.page}[${names.page}.length - 1]${end}`,
    // Before the rows are handed out: whoever gets a row may change it.
    `${step}if (${names.last}) ${names.after} = ${written.next}${end}`,
    `${step}${handOut(plan, names, style)}`,
    `${step}if (${names.page}.length < ${names.size}) return${end}`,
    "}",
  ];
  const table = target.read.table ?? "row";
  const doc = `/** ${consumer.kind === "count" ? "Pages" : "Rows"} of \`${table}\` by \`${orderPhrase(order).replaceAll(/, | and /g, "`$&`")}\`, one page in memory at a time. */`;
  return generatorOf({ name: names.generator, async: reading.given.awaited, atTop, doc, body }, style);
}

/** What a page is called where it is read: `page`, `{ rows: page }`, `[page]`. */
function bound({ reading }: BatchPlan, { page }: Names): string {
  const { rows } = reading.given;
  if (rows === "itself") return page;
  return "member" in rows ? `{ ${rows.member}: ${page} }` : `[${",".repeat(rows.element)}${page}]`;
}

function handOut({ consumer, stripped }: BatchPlan, { page, row }: Names, { semicolon }: Style): string {
  if (consumer.kind === "count") return `yield ${page}${semicolon}`;
  if (stripped.length === 0) return `yield* ${page}${semicolon}`;
  return `for (const { ${stripped.join(", ")}, ...${row} } of ${page}) yield ${row}${semicolon}`;
}

function captureLines({ captured }: BatchPlan, names: Names, style: Style): string[] {
  return captured.captures.map(
    (one, index) => `const ${names.captures[index]} = ${one.node.getText()}${style.semicolon}`,
  );
}

/** The call for one page, indented for the line it will stand on; broken up where that line gets long. */
function pageCall(
  { reading, captured }: BatchPlan,
  names: Names,
  style: Style,
  indent: string,
  column: number,
  changes: readonly TextEdit[],
): string {
  const { read } = reading.given;
  const start = read.getStart();
  const text = read.getSourceFile().text;
  const edits: TextEdit[] = [];
  for (const [index, one] of captured.captures.entries()) {
    const name = names.captures[index]!;
    // A shorthand that a condition is joined with is written there, under its new name.
    const taken = changes.some((each) => each.start === one.node.end && each.newText.startsWith(": "));
    if (one.shorthand && taken) continue;
    if (one.shorthand) edits.push({ start: one.node.end, end: one.node.end, newText: `: ${name}` });
    else edits.push({ start: nameStart(one.node, name), end: one.node.end, newText: name });
  }
  edits.push(...changes);
  const inner = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  // Two insertions at one place keep the order they were made in: a sort by place is stable.
  const moved = reindent(applyEdits(text.slice(start, read.end), inner), indentationAt(text, start), indent);
  return /\n/.test(moved) || column + moved.length <= lineWidth ? moved : broken(moved, style, indent);
}

/** `tenantId: this.tenantId` becomes `tenantId`, where the value is kept under the property's own name. */
function nameStart(node: TS.Expression, name: string): number {
  const { parent } = node;
  const same = ts.isPropertyAssignment(parent) && parent.initializer === node && parent.name.getText() === name;
  return same ? parent.getStart() : node.getStart();
}

/** One property a line for the outermost object of a single call's last argument, else one call of a chain a line. */
function broken(call: string, style: Style, indent: string): string {
  const file = ts.createSourceFile("call.ts", `(${call})`, ts.ScriptTarget.Latest, true);
  const outer = ((file.statements[0] as TS.ExpressionStatement).expression as TS.ParenthesizedExpression).expression;
  if (!ts.isCallExpression(outer)) return call;
  const dots: number[] = [];
  for (let at: TS.Expression = outer; ts.isCallExpression(at); ) {
    if (!ts.isPropertyAccessExpression(at.expression)) break;
    dots.unshift(at.expression.name.getStart(file) - 1);
    at = at.expression.expression;
  }
  const last = outer.arguments[outer.arguments.length - 1];
  if (last && ts.isObjectLiteralExpression(last) && dots.length <= 2) {
    const lines = last.properties.map((one) => `\n${indent}${style.indent}${one.getText(file)},`);
    return `${file.text.slice(1, last.getStart(file))}{${lines.join("")}\n${indent}}${file.text.slice(last.end, -1)}`;
  }
  if (dots.length < 3) return call;
  const breaks = dots.map((at) => ({ start: at, end: at, newText: `\n${indent}${style.indent}` }));
  return applyEdits(file.text, breaks).slice(1, -1);
}
