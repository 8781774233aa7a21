/** *Read in batches*, written out: the generator, the loop that takes from it, and what is computed before. */
import type { ts as TS } from "@ts-morph/common";
import { applyEdits, type TextEdit } from "../../../rewrite/edit.ts";
import { camelCase, plural, uniqueName } from "../../../rewrite/names.ts";
import { indentationAt, reindent, type Style } from "../../../rewrite/style.ts";
import { ts } from "../../../rewrite/typescript.ts";
import type { BatchPlan } from "./batch.ts";
import { consumerEdits, indentationOf } from "./consumer/edits.ts";
import { property } from "./options.ts";
import { pageEdits } from "./page-call.ts";
import { outermostScope, valueNames, valueNamesIn } from "./scope.ts";
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
  captures: string[];
}

const lineWidth = 100;

/** The edits of a plan, in offsets of the file's text. Imports are not part of them. */
export function batchEdits(plan: BatchPlan, writing: Writing): TextEdit[] {
  const file = plan.read.call.getSourceFile();
  const names = namesFor(plan, file, writing.target.read.table);
  const atTop = !plan.captured.local;
  const source = {
    expression: `${names.generator}()`,
    async: true,
    before: atTop
      ? []
      : [
          ...captureLines(plan, names, writing.style),
          ...generator(plan, names, writing, indentationOf(plan.consumer, writing.style), false),
        ],
    pages: plan.consumer.kind === "count",
  };
  const edits = consumerEdits(plan.consumer, source, {
    style: writing.style,
    noun: camelCase(writing.target.read.table ?? "row"),
  });
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
    generator: take(plan.consumer.kind === "count" ? `${row}Batches` : `${plural(row)}InBatches`),
    after: take("after"),
    size: take("size"),
    page: take("page"),
    last: take("last"),
    captures: plan.captured.captures.map((one) => take(one.wanted)),
  };
}

/** The generator as lines, which will stand at `indent`; captured values are inside where they need nothing from outside. */
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
  const column = `${indent}${step}${step}const ${names.page} = await `.length;
  const call = pageCall(plan, names, style, step + step, column);
  const many = plan.consumer.kind === "count" ? `yield ${names.page}` : `yield* ${names.page}`;
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
  ].map((line) => step + line);
  const doc = `/** ${plan.consumer.kind === "count" ? "Pages" : "Rows"} of \`${table}\` by \`${plan.key}\`, one page in memory at a time. */`;
  const head = atTop ? `async function* ${names.generator}() {` : `const ${names.generator} = async function* () {`;
  const tail = atTop ? "}" : `}${end}`;
  return [doc, head, ...body, tail];
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

/** A function of the module, below the statement that reads. */
function afterTopStatement(plan: BatchPlan, lines: string): TextEdit {
  let top: TS.Node = plan.read.call;
  while (!ts.isSourceFile(top.parent)) top = top.parent;
  const { text } = top.getSourceFile();
  const rest = /^[^\r\n]*/.exec(text.slice(top.end))![0];
  const at = /^[ \t;]*(\/\/.*)?$/.test(rest) ? top.end + rest.length : top.end;
  return { start: at, end: at, newText: `\n\n${lines}` };
}
