/** The read, rewritten to give one page: the condition beyond the last key, the order, the number of rows. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../rewrite/edit.ts";
import { ts } from "../../../rewrite/typescript.ts";
import type { Dialect } from "./dialect.ts";
import { type NamedProperty, nameOf, type Options, property, unwrapped, writtenValue } from "./options.ts";
import { each } from "./scope.ts";
import { lineOf, type ReadCall, shortText } from "./target.ts";

export interface Page {
  descending: boolean;
  /** The key had to be added to `select`, so that rows have one property more than before. */
  selectsKey: boolean;
}

/** Names that the call is written with. */
export interface PageNames {
  after: string;
  size: string;
  quote: string;
  /** What `{ where }` is written as, if its value had to be kept under another name. */
  where: string;
}

/** What about the options speaks against pages, as a clause; otherwise how to page. */
export function pageOf(read: ReadCall, options: Options, dialect: Dialect, key: string): Page | { reason: string } {
  const { written, literal, isWhere } = options;
  if (read.call.typeArguments) return { reason: `line ${lineOf(read.call)} gives the read's types by hand` };
  if (
    read.call.arguments.some((one) => ts.isSpreadElement(one)) ||
    read.call.arguments.length > (options.afterEntity ? 2 : 1)
  )
    return { reason: `line ${lineOf(read.call)} passes more than options` };
  if (!written) return { descending: false, selectsKey: false };
  if (isWhere) return conditionReason(written, dialect, key) ?? { descending: false, selectsKey: false };
  if (!literal) return { reason: `line ${lineOf(written)} takes its options from \`${shortText(written)}\`` };
  for (const one of literal.properties) {
    const name = nameOf(one);
    const line = lineOf(one);
    if (ts.isSpreadAssignment(one))
      return { reason: `line ${line} spreads \`${shortText(one.expression)}\`, which may hold an order or a limit` };
    if (name === null || !(ts.isPropertyAssignment(one) || ts.isShorthandPropertyAssignment(one)))
      return { reason: `line ${line} has an option that can't be told` };
    if (dialect.refused[name]) return { reason: `line ${line} ${dialect.refused[name]}` };
    if (!dialect.kept.has(name)) return { reason: `line ${line} sets \`${name}\`, which pages may not keep` };
  }
  const order = property(literal, dialect.order);
  const direction = order ? directionOf(order, dialect, key) : "up";
  if (typeof direction !== "string") return direction;
  const where = property(literal, "where");
  const against = where ? conditionReason(writtenValue(where), dialect, key) : null;
  if (against) return against;
  const omit = property(literal, "omit");
  if (omit && property(objectOf(writtenValue(omit)), key))
    return { reason: `line ${lineOf(omit)} leaves out the key \`${key}\`` };
  const select = property(literal, "select");
  const selected = select ? selects(select, key) : true;
  if (typeof selected !== "boolean") return selected;
  return { descending: direction === "down", selectsKey: !selected };
}

/** Edits, in offsets of the file, that make the call one for a page. */
export function pageEdits(
  read: ReadCall,
  options: Options,
  dialect: Dialect,
  key: string,
  names: PageNames,
): TextEdit[] {
  const { call, access } = read;
  const { written, literal, isWhere } = options;
  const order = `${dialect.order}: { ${key}: ${names.quote}${dialect.ascending}${names.quote} }`;
  const rest = `${order}, take: ${names.size}`;
  if (!written) {
    const comma = options.afterEntity ? ", " : "";
    const at = closing(call);
    const find = isWhere ? [rename(access)] : [];
    return [...find, { start: at, end: at, newText: `${comma}{ where: ${names.after}, ${rest} }` }];
  }
  if (isWhere) {
    return [
      rename(access),
      insert(written.getStart(), "{ where: "),
      ...condition(written, dialect, key, names),
      insert(written.end, `, ${rest} }`),
    ];
  }
  const edits: TextEdit[] = [];
  const added: string[] = [];
  const where = property(literal, "where");
  if (!where) added.push(`where: ${names.after}`);
  else if (ts.isShorthandPropertyAssignment(where)) {
    edits.push(insert(where.name.end, ": "), ...condition(where.name, dialect, key, names, where.name.end));
  } else edits.push(...condition(where.initializer, dialect, key, names));
  const select = property(literal, "select");
  if (select && selects(select, key) === false) edits.push(selectKey(writtenValue(select), key, names.quote));
  if (!property(literal, dialect.order)) added.push(order);
  added.push(`take: ${names.size}`);
  edits.push(append(literal!, added));
  return edits;
}

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

/** `name: value` ANDed with the condition beyond the last key. `at` is where text goes for a shorthand `{ where }`. */
function condition(value: TS.Expression, dialect: Dialect, key: string, names: PageNames, at?: number): TextEdit[] {
  const bare = unwrapped(value);
  if (at === undefined && ts.isObjectLiteralExpression(bare) && isPlain(bare, key)) {
    if (bare.properties.length === 0) return [{ start: value.getStart(), end: value.end, newText: names.after }];
    return [append(bare, [`...${names.after}`])];
  }
  if (dialect.arrayIsOr && ts.isArrayLiteralExpression(bare)) {
    return bare.elements.map((one) => append(unwrapped(one) as TS.ObjectLiteralExpression, [`...${names.after}`]));
  }
  const complex = !ts.isIdentifier(bare) && !ts.isObjectLiteralExpression(bare) && !ts.isPropertyAccessExpression(bare);
  const missing = ts.isObjectLiteralExpression(bare) || isObjectConstant(bare) ? "" : " ?? {}";
  const before = `{ ${dialect.and}: [${complex ? "(" : ""}`;
  const after = `${complex ? ")" : ""}${missing}, ${names.after}] }`;
  if (at !== undefined) return [insert(at, `${before}${names.where}${after}`)];
  return [insert(value.getStart(), before), insert(value.end, after)];
}

/** Why the condition can't be combined with one about the key. */
function conditionReason(value: TS.Expression, dialect: Dialect, key: string): { reason: string } | null {
  if (dialect.and) return null;
  const bare = unwrapped(value);
  const parts = dialect.arrayIsOr && ts.isArrayLiteralExpression(bare) ? bare.elements.map(unwrapped) : [bare];
  if (parts.length === 0) return { reason: `line ${lineOf(value)} has an empty condition` };
  for (const part of parts) {
    if (!ts.isObjectLiteralExpression(part))
      return { reason: `line ${lineOf(part)} takes its condition from \`${shortText(part)}\`` };
    if (property(part, key)) return { reason: `line ${lineOf(part)} already filters by the key \`${key}\`` };
    if (!isPlain(part, key))
      return { reason: `line ${lineOf(part)} builds its condition in a way that may hold the key \`${key}\`` };
  }
  return null;
}

/** An object of named properties, the key not among them: one more property is one more condition. */
function isPlain(literal: TS.ObjectLiteralExpression, key: string): boolean {
  return literal.properties.every((one) => nameOf(one) !== null && nameOf(one) !== key);
}

/** `const where = { … }` in this file, so that it can't be undefined. */
function isObjectConstant(node: TS.Expression): boolean {
  if (!ts.isIdentifier(node)) return false;
  const found: boolean[] = [];
  each(node.getSourceFile(), (one) => {
    if (ts.isParameter(one) && one.name.getText() === node.text) found.push(false);
    if (!ts.isVariableDeclaration(one) || one.name.getText() !== node.text) return;
    found.push(one.initializer !== undefined && ts.isObjectLiteralExpression(unwrapped(one.initializer)));
  });
  return found.length === 1 && found[0]!;
}

function directionOf(order: NamedProperty, dialect: Dialect, key: string): "up" | "down" | { reason: string } {
  let bare = unwrapped(writtenValue(order));
  if (ts.isArrayLiteralExpression(bare) && bare.elements.length === 1) bare = unwrapped(bare.elements[0]!);
  const [only, ...more] = ts.isObjectLiteralExpression(bare) ? bare.properties : [];
  const name = only && nameOf(only);
  if (name === key && more.length === 0 && ts.isPropertyAssignment(only!)) {
    const direction = unwrapped(only.initializer);
    const text = ts.isStringLiteral(direction) ? direction.text.toLowerCase() : "";
    if (text === dialect.ascending.toLowerCase()) return "up";
    if (text === dialect.descending.toLowerCase()) return "down";
  }
  const by = name && name !== key ? `\`${name}\`` : `more than \`${key}\` alone`;
  return { reason: `line ${lineOf(order)} orders by ${by}, and pages need the order of the key` };
}

/** Does `select` hold the key? */
function selects(select: NamedProperty, key: string): boolean | { reason: string } {
  const bare = unwrapped(writtenValue(select));
  if (ts.isArrayLiteralExpression(bare) && bare.elements.every((one) => ts.isStringLiteral(one)))
    return bare.elements.some((one) => ts.isStringLiteral(one) && one.text === key);
  if (!ts.isObjectLiteralExpression(bare) || bare.properties.some((one) => nameOf(one) === null))
    return { reason: `line ${lineOf(select)} selects columns that can't be told` };
  const found = property(bare, key);
  if (!found) return false;
  if (writtenValue(found).kind !== ts.SyntaxKind.TrueKeyword)
    return { reason: `line ${lineOf(found)} may leave out the key \`${key}\`` };
  return true;
}

function selectKey(value: TS.Expression, key: string, quote: string): TextEdit {
  const bare = unwrapped(value);
  if (!ts.isArrayLiteralExpression(bare)) return append(bare as TS.ObjectLiteralExpression, [`${key}: true`]);
  const last = bare.elements[bare.elements.length - 1];
  return insert(last ? last.end : bare.getStart() + 1, `${last ? ", " : ""}${quote}${key}${quote}`);
}

function rename(access: TS.PropertyAccessExpression): TextEdit {
  return { start: access.name.getStart(), end: access.name.end, newText: "find" };
}

/** Offset of the call's closing parenthesis. */
function closing(call: TS.CallExpression): number {
  return call.end - 1;
}

function insert(at: number, newText: string): TextEdit {
  return { start: at, end: at, newText };
}

function objectOf(node: TS.Expression): TS.ObjectLiteralExpression | null {
  const bare = unwrapped(node);
  return ts.isObjectLiteralExpression(bare) ? bare : null;
}
