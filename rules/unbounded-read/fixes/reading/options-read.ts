/** Reads whose filter, order and limit stand in objects among their arguments: `findMany({ where, orderBy, take })`. */

import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import type { Wanted } from "../../../../rewrite/imports.ts";
import { ts } from "../../../../rewrite/typescript.ts";
import { nameOf, property, unwrapped, writtenValue } from "../object.ts";
import { lineOf, shortText } from "../target.ts";
import { alternatives, type Compare } from "./beyond.ts";
import { argumentsOf, type Chain } from "./chain.ts";
import { conditionReason, type Joining, joined } from "./condition.ts";
import { propertyName } from "./fields.ts";
import type { Narrow, Order, Page, PageNames, Reading, Reason } from "./reading.ts";
import { append, appendElement, insert } from "./text.ts";

/** How a library's options are written. */
export interface OptionsSpec {
  /** Which argument holds the options; the filter and the entity, where they are arguments of their own. */
  options: number;
  filter?: number;
  entity?: number;
  /** The argument is the condition itself, and the method that takes options is this one: `findBy` → `find`. */
  rename?: string;
  names: { where: string; order: string; limit: string; select: string };
  /** How columns are listed: `{ id: true }`, or `["id"]`. */
  lists: "object" | "array";
  /** Options that bring relations or other columns, beside which columns can't be chosen by name alone. */
  brings: ReadonlySet<string>;
  /** Columns that rows can't do without. */
  needs: readonly string[];
  keepsType: boolean;
  /** Options that mean the same for a page as for the whole read. */
  kept: ReadonlySet<string>;
  /** Options that pages can't keep, as a clause about the line they stand on. */
  refused: Readonly<Record<string, string>>;
  joining: Joining;
  compare: Compare;
  /** Imports that `compare` writes, by direction. */
  imports: (descending: boolean) => readonly Wanted[];
  /** The order as written; what is no order of columns is null. */
  readOrder: (value: TS.Expression) => Order | null;
  writeOrder: (order: Order, quote: string) => string;
  /** Further options of a page. */
  also?: readonly string[];
  plain: boolean;
}

/** What the arguments hold. */
export interface Written {
  entity: TS.Expression | null;
  options: TS.Expression | null;
  literal: TS.ObjectLiteralExpression | null;
  /** The filter where it is an argument of its own. */
  filter: TS.Expression | null;
}

type OptionsPart = Pick<Reading, "inputs" | "named" | "order" | "page" | "narrow" | "limit"> & { written: Written };

/** What a read says through its options. */
export function optionsPart({ links, at }: Chain, spec: OptionsSpec): OptionsPart | Reason {
  const link = links[at]!;
  const call = link.call as TS.CallExpression;
  const args = argumentsOf(link);
  const places = [spec.options, spec.filter ?? -1, spec.entity ?? -1];
  if (args.some((one) => ts.isSpreadElement(one)) || args.length > Math.max(...places) + 1)
    return { reason: `line ${lineOf(call)} passes more than options` };
  const given = (place: number | undefined): TS.Expression | null =>
    place === undefined ? null : (args[place] ?? null);
  const options = spec.rename ? null : given(spec.options);
  const bare = options && unwrapped(options);
  const written: Written = {
    entity: given(spec.entity),
    options,
    literal: bare && ts.isObjectLiteralExpression(bare) ? bare : null,
    filter: spec.rename ? given(spec.options) : given(spec.filter),
  };
  const { entity } = written;
  if (entity && !ts.isIdentifier(entity) && !ts.isStringLiteral(entity))
    return { reason: `line ${lineOf(entity)} names its entity in a way that can't be told` };
  const order = property(written.literal, spec.names.order);
  const read = order && spec.readOrder(unwrapped(writtenValue(order)));
  return {
    written,
    inputs: args.filter((_, index) => index !== spec.entity),
    named: entity && ts.isIdentifier(entity) ? [entity] : [],
    order: order
      ? read
        ? { order: read, line: lineOf(order) }
        : { reason: `line ${lineOf(order)} orders in a way that pages can't follow` }
      : null,
    page: (by) => page(call, link.at, written, spec, by),
    narrow: (columns) => narrow(call, link.at, written, spec, columns),
    limit: (size) => limit(call, link.at, written, spec, size),
  };
}

/** The read with a list of its columns. */
function narrow(
  call: TS.CallExpression,
  name: TS.Identifier,
  { options, literal, filter }: Written,
  spec: OptionsSpec,
  asked: readonly string[],
): Narrow | Reason {
  if (call.typeArguments) return { reason: `line ${lineOf(call)} gives the read's types by hand` };
  if (options && !literal && !isEmpty(options))
    return { reason: `line ${lineOf(options)} takes its options from \`${shortText(options)}\`` };
  for (const one of literal?.properties ?? []) {
    const option = nameOf(one);
    if (option === null) return { reason: `line ${lineOf(one)} sets options that can't be told` };
    if (option === spec.names.select || option === "omit" || option === "exclude")
      return { reason: `line ${lineOf(one)} chooses columns already` };
    if (spec.brings.has(option))
      return { reason: `line ${lineOf(one)} sets \`${option}\`, beside which columns can't be chosen` };
  }
  const columns = [...spec.needs.filter((one) => !asked.includes(one)), ...asked];
  return {
    columns,
    keepsType: spec.keepsType,
    write: (quote) => {
      const list =
        spec.lists === "array"
          ? `[${columns.map((one) => quote + one + quote).join(", ")}]`
          : `{ ${columns.map((one) => `${propertyName(one, quote)}: true`).join(", ")} }`;
      const select = `${spec.names.select}: ${list}`;
      if (spec.rename) {
        const edits = [{ start: name.getStart(), end: name.end, newText: spec.rename }];
        if (!filter) return [...edits, insert(call.end - 1, `{ ${select} }`)];
        return [...edits, insert(filter.getStart(), `{ ${spec.names.where}: `), insert(filter.end, `, ${select} }`)];
      }
      if (literal) return [append(literal, [select])];
      if (options) return [{ start: options.getStart(), end: options.end, newText: `{ ${select} }` }];
      const missing = spec.filter !== undefined && !filter ? `{}, { ${select} }` : `{ ${select} }`;
      return [insert(call.end - 1, (call.arguments.length > 0 ? ", " : "") + missing)];
    },
  };
}

function page(
  call: TS.CallExpression,
  name: TS.Identifier,
  written: Written,
  spec: OptionsSpec,
  order: Order,
): Page | Reason {
  if (call.typeArguments) return { reason: `line ${lineOf(call)} gives the read's types by hand` };
  const { options, literal, filter } = written;
  if (options && !literal && !isEmpty(options))
    return { reason: `line ${lineOf(options)} takes its options from \`${shortText(options)}\`` };
  for (const one of literal?.properties ?? []) {
    const option = nameOf(one);
    const line = lineOf(one);
    if (ts.isSpreadAssignment(one))
      return { reason: `line ${line} spreads \`${shortText(one.expression)}\`, which may hold an order or a limit` };
    if (option === null || !(ts.isPropertyAssignment(one) || ts.isShorthandPropertyAssignment(one)))
      return { reason: `line ${line} has an option that can't be told` };
    if (spec.refused[option]) return { reason: `line ${line} ${spec.refused[option]}` };
    if (!spec.kept.has(option)) return { reason: `line ${line} sets \`${option}\`, which pages may not keep` };
  }
  const where = filter ? null : property(literal, spec.names.where);
  const condition = filter ?? (where && writtenValue(where));
  const against = condition && !isEmpty(condition) ? conditionReason(condition, order, spec.joining) : null;
  if (against) return against;
  const added = missingColumns(literal, spec, order);
  if ("reason" in added) return added;
  const directions = [...new Set(order.map((one) => one.descending))];
  return {
    style: "call",
    added,
    plain: spec.plain,
    imports: directions.flatMap((descending) => spec.imports(descending)),
    write: (names) => ({
      edits: pageEdits(call, name, written, spec, order, added, names),
      ...states(spec, order, names),
    }),
  };
}

/** `undefined`, or nothing in the place of options: as good as none. */
function isEmpty(node: TS.Expression): boolean {
  return ts.isIdentifier(node) && node.text === "undefined";
}

function states({ compare, joining }: OptionsSpec, order: Order, names: PageNames): { first: string; next: string } {
  const parts = alternatives(order, compare, names);
  if (parts.length === 1) return { first: "{}", next: parts[0]! };
  if (joining.or === null) return { first: "[{}]", next: `[${parts.join(", ")}]` };
  return { first: "{}", next: `{ ${joining.or}: [${parts.join(", ")}] }` };
}

function pageEdits(
  call: TS.CallExpression,
  name: TS.Identifier,
  written: Written,
  spec: OptionsSpec,
  order: Order,
  added: readonly string[],
  names: PageNames,
): TextEdit[] {
  const { options, literal, filter } = written;
  const { after, size, quote } = names;
  const alone = spec.joining.or === null && order.length > 1 ? after : null;
  const ordered = `${spec.names.order}: ${spec.writeOrder(order, quote)}`;
  const rest = [...(property(literal, spec.names.order) ? [] : [ordered]), `${spec.names.limit}: ${size}`];
  const also = spec.also ?? [];
  if (spec.rename) {
    const edits = [{ start: name.getStart(), end: name.end, newText: spec.rename }];
    const tail = [...rest, ...also].join(", ");
    if (!filter) return [...edits, insert(call.end - 1, `{ ${spec.names.where}: ${after}, ${tail} }`)];
    return [
      ...edits,
      insert(filter.getStart(), `{ ${spec.names.where}: `),
      ...joined(filter, order, spec.joining, { after, name: null, shorthand: false }),
      insert(filter.end, `, ${tail} }`),
    ];
  }
  const edits: TextEdit[] = [];
  const more: string[] = [];
  // Arguments that are missing are written in order: the entity, the filter, the options.
  const missing: string[] = [];
  if (spec.filter !== undefined) {
    if (!filter) missing.push(after);
    else if (isEmpty(filter)) edits.push({ start: filter.getStart(), end: filter.end, newText: after });
    else edits.push(...joined(filter, order, spec.joining, { after, name: null, shorthand: false }));
  } else {
    const where = property(literal, spec.names.where);
    if (!where) more.push(`${spec.names.where}: ${alone ?? after}`);
    else {
      const shorthand = ts.isShorthandPropertyAssignment(where);
      const kept = names.captured(where.name);
      edits.push(...joined(writtenValue(where), order, spec.joining, { after, name: kept, shorthand }));
    }
  }
  edits.push(...selectEdits(literal, spec, added, quote));
  const properties = [...more, ...rest, ...also];
  if (literal) edits.push(append(literal, properties));
  else if (options)
    edits.push({ start: options.getStart(), end: options.end, newText: `{ ${properties.join(", ")} }` });
  else missing.push(`{ ${properties.join(", ")} }`);
  if (missing.length > 0) {
    const comma = call.arguments.length > 0 ? ", " : "";
    edits.push(insert(call.end - 1, comma + missing.join(", ")));
  }
  return edits;
}

/** Columns of the order that `select` leaves out. */
function missingColumns(
  literal: TS.ObjectLiteralExpression | null,
  { names }: OptionsSpec,
  order: Order,
): string[] | Reason {
  const omit = property(literal, "omit") ?? property(literal, "exclude");
  const left = omit && order.find(({ field }) => mentions(unwrapped(writtenValue(omit)), field));
  if (left) return { reason: `line ${lineOf(omit)} leaves out the key \`${left.field}\`` };
  const select = property(literal, names.select);
  if (!select) return [];
  const bare = unwrapped(writtenValue(select));
  if (ts.isArrayLiteralExpression(bare) && bare.elements.every((one) => ts.isStringLiteral(one) || isRenamed(one)))
    return order
      .map((one) => one.field)
      .filter((field) => !bare.elements.some((one) => ts.isStringLiteral(one) && one.text === field));
  if (!ts.isObjectLiteralExpression(bare) || bare.properties.some((one) => nameOf(one) === null))
    return { reason: `line ${lineOf(select)} selects columns that can't be told` };
  // `{ exclude: ["bio"] }`, `{ include: […] }`: all columns but some.
  const excluded = property(bare, "exclude");
  const kept = excluded && order.find(({ field }) => mentions(unwrapped(writtenValue(excluded)), field));
  if (kept) return { reason: `line ${lineOf(select)} leaves out the key \`${kept.field}\`` };
  if (excluded || (property(bare, "include") && bare.properties.length === 1)) return [];
  const missing: string[] = [];
  for (const { field } of order) {
    const found = property(bare, field);
    if (!found) missing.push(field);
    else if (writtenValue(found).kind !== ts.SyntaxKind.TrueKeyword)
      return { reason: `line ${lineOf(found)} may leave out the key \`${field}\`` };
  }
  return missing;
}

/** `["amount", "total"]`: a column under another name. */
function isRenamed(node: TS.Expression): boolean {
  return ts.isArrayLiteralExpression(node) && node.elements.length === 2;
}

function mentions(node: TS.Expression, field: string): boolean {
  if (ts.isObjectLiteralExpression(node)) return property(node, field) !== null;
  if (!ts.isArrayLiteralExpression(node)) return true;
  return node.elements.some((one) => !ts.isStringLiteral(one) || one.text === field);
}

function selectEdits(
  literal: TS.ObjectLiteralExpression | null,
  { names }: OptionsSpec,
  added: readonly string[],
  quote: string,
): TextEdit[] {
  const select = property(literal, names.select);
  if (!select || added.length === 0) return [];
  const bare = unwrapped(writtenValue(select));
  if (ts.isArrayLiteralExpression(bare))
    return [
      appendElement(
        bare,
        added.map((one) => quote + one + quote),
      ),
    ];
  return [
    append(
      bare as TS.ObjectLiteralExpression,
      added.map((one) => `${propertyName(one, quote)}: true`),
    ),
  ];
}

/** The same read with a limit; one that may be missing gets something to fall back on. */
function limit(
  call: TS.CallExpression,
  name: TS.Identifier,
  { options, literal, filter }: Written,
  spec: OptionsSpec,
  size: number,
): TextEdit[] | Reason {
  const bounded = `${spec.names.limit}: ${size}`;
  if (spec.rename) {
    const edits = [{ start: name.getStart(), end: name.end, newText: spec.rename }];
    if (!filter) return [...edits, insert(call.end - 1, `{ ${bounded} }`)];
    return [...edits, insert(filter.getStart(), `{ ${spec.names.where}: `), insert(filter.end, `, ${bounded} }`)];
  }
  if (!options) {
    const missing = spec.filter !== undefined && !filter ? `{}, { ${bounded} }` : `{ ${bounded} }`;
    return [insert(call.end - 1, (call.arguments.length > 0 ? ", " : "") + missing)];
  }
  if (!literal) {
    const plain = ts.isIdentifier(options);
    return [
      insert(options.getStart(), plain ? "{ ..." : "{ ...("),
      insert(options.end, `${plain ? "" : ")"}, ${bounded} }`),
    ];
  }
  // What Prisma takes of distinct rows it takes in memory, after reading all of them (measured: 5,000 rows for 10).
  if (property(literal, "distinct")) return { reason: "a limit does not bound a read of distinct rows" };
  if (property(literal, "cursor")) return { reason: "a limit does not always bound a read that starts at a cursor" };
  const written = property(literal, spec.names.limit);
  if (!written) return [append(literal, [bounded])];
  if (ts.isShorthandPropertyAssignment(written)) return [insert(written.name.end, `: ${written.name.text} ?? ${size}`)];
  const value = writtenValue(written);
  const bare = unwrapped(value);
  const missing = isEmpty(bare) || bare.kind === ts.SyntaxKind.NullKeyword || bare.getText() === "0";
  if (missing) return [{ start: value.getStart(), end: value.end, newText: String(size) }];
  const simple = ts.isIdentifier(value) || ts.isPropertyAccessExpression(value) || ts.isCallExpression(value);
  return [insert(value.getStart(), simple ? "" : "("), insert(value.end, `${simple ? "" : ")"} ?? ${size}`)];
}
