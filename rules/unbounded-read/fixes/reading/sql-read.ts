/** Reads whose statement is SQL in a text: the drivers', and what ORMs hand on to them. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import type { Wanted } from "../../../../rewrite/imports.ts";
import { isTypeScript, ts } from "../../../../rewrite/typescript.ts";
import { unwrapped } from "../object.ts";
import { lineOf } from "../target.ts";
import { member } from "./fields.ts";
import type { Narrow, Order, Page, PageNames, Reason } from "./reading.ts";
import { missingColumns, type Statement, statementOf } from "./statement.ts";
import { insert } from "./text.ts";

/** How a driver takes values. */
export interface Binding {
  /** `$1`, `$2`, …, or a `?` for each in turn. */
  placeholder: "numbered" | "mark";
  /** Values come as one list (pg), or as arguments of their own (SQLite). */
  values: "list" | "arguments";
  /** Stands around names that are no plain words. */
  around: '"' | "`";
  /** A single value may stand in the list's place. */
  single?: true;
}

export interface SqlCall {
  /** The argument that holds the statement. */
  text: TS.Expression;
  /** The call that takes the values, and from which argument on. */
  call: TS.CallExpression;
  from: number;
  binding: Binding;
  types: SqlTypes;
}

/** Types that the program writes beside a statement. */
export interface SqlTypes {
  /** That of the rows, whether it is the type of all of them (`User[]`), and whether the driver wants it as a whole. */
  rows?: { node: TS.TypeNode; list: boolean; whole?: true } | undefined;
  /** That of the values, which are more in a page. */
  values?: TS.TypeNode | undefined;
  /** What a list of values is, where `unknown[]` won't do. */
  value?: Wanted;
  /** Fields of the key that the rows' type does not have. */
  untyped: readonly string[];
}

/** The statement as a plain select, or why it is none. */
export function parsed({ text }: SqlCall): Statement | Reason {
  const bare = unwrapped(text);
  if (!ts.isStringLiteralLike(bare)) return { reason: `line ${lineOf(text)} takes its statement from elsewhere` };
  const statement = statementOf(bare.text);
  return typeof statement === "string" ? { reason: `line ${lineOf(text)} ${statement}` } : statement;
}

/** The written order, and its line. */
export function orderIn(read: SqlCall): { order: Order; line: number } | null | Reason {
  const statement = parsed(read);
  if ("reason" in statement) return null;
  return statement.order ? { order: statement.order, line: lineOf(read.text) } : null;
}

/** A page: the condition grows by what comes after the last row, the statement gets its order and a limit. */
export function sqlPage(read: SqlCall, order: Order): Page | Reason {
  const statement = parsed(read);
  if ("reason" in statement) return statement;
  const added = missingColumns(statement, order);
  if (!added) return { reason: `line ${lineOf(read.text)} gives another column the name of the key` };
  const values = read.call.arguments.slice(read.from);
  if (read.binding.values === "list" && values.length > 1)
    return { reason: `line ${lineOf(read.call)} passes more than values` };
  const named = values.find((one) => ts.isObjectLiteralExpression(unwrapped(one)));
  if (named) return { reason: `line ${lineOf(named)} gives values by name` };
  const [list] = values;
  if (read.binding.single && list && !ts.isArrayLiteralExpression(unwrapped(list)))
    return { reason: `line ${lineOf(list)} gives values whose number can't be told` };
  const retyped = retypedFor(order, added, read.types, read.call);
  if ("reason" in retyped) return retyped;
  const { value } = read.types;
  return {
    style: "call",
    added,
    plain: true,
    retyped: true,
    imports: value && isTyped(read.call) ? [value] : [],
    write: (names) => {
      const list = `${value ? names.imported(value) : "unknown"}[]`;
      return {
        edits: [
          {
            start: read.text.getStart(),
            end: read.text.end,
            newText: pageText(statement, order, added, names, read.binding),
          },
          ...valueEdits(read, values, names.after),
          ...retyped,
          ...widened(read.types.values),
        ],
        first: `{ sql: "", values: []${names.typescript ? ` as ${list}` : ""} }`.replaceAll('"', names.quote),
        next: nextState(statement, order, read.binding, names, value && names.typescript ? ` as ${list}` : ""),
      };
    },
  };
}

/** `select *` with a list in the place of the star; the type of the rows becomes that of these columns. */
export function sqlNarrow(read: SqlCall, columns: readonly string[]): Narrow | Reason {
  const statement = parsed(read);
  if ("reason" in statement) return statement;
  const bare = unwrapped(read.text);
  const at = starOf(statement);
  if (at === null || bare.getText().slice(1, -1) !== (bare as TS.StringLiteral).text)
    return { reason: `line ${lineOf(read.text)} chooses columns already` };
  const star = bare.getStart() + 1 + at;
  return {
    columns,
    keepsType: !read.types.rows || read.types.rows.whole === true,
    write: () => [
      { start: star, end: star + 1, newText: starText(columns, read.binding.around, bare) },
      ...(read.types.rows && !read.types.rows.whole ? picked(read.types.rows, columns) : []),
    ],
  };
}

/** Where the `*` of a `select *` stands in the statement's head; null where columns are named. */
export function starOf({ columns, head }: Statement): number | null {
  return columns.length === 1 && columns[0] === "*" ? head.indexOf("*") : null;
}

function starText(columns: readonly string[], around: string, text: TS.Node): string {
  const mark = text.getText().charAt(0);
  const list = columns.map((one) => sqlName(one, around)).join(", ");
  return list.replaceAll(mark, `\\${mark}`);
}

/** `User` becomes `Pick<User, "id" | "total">`, `User[]` a list of these. */
export function picked({ node, list }: NonNullable<SqlTypes["rows"]>, columns: readonly string[]): TextEdit[] {
  const element = list ? elementOf(node) : node;
  if (!element) return [];
  const inner = ts.isParenthesizedTypeNode(element) ? element.type : element;
  return [insert(inner.getStart(), "Pick<"), insert(inner.end, `, ${columns.map((one) => `"${one}"`).join(" | ")}>`)];
}

export const isTyped = (node: TS.Node): boolean => isTypeScript(node.getSourceFile().fileName);

/** What gives the written type of the rows the columns of an order that it lacks, or why that can't be told. */
export function retypedFor(
  order: Order,
  added: readonly string[],
  { rows, untyped }: Pick<SqlTypes, "rows" | "untyped">,
  read: TS.Node,
  type = "unknown",
): TextEdit[] | Reason {
  const lacking = [...new Set([...added, ...untyped.filter((field) => order.some((one) => one.field === field))])];
  if (!rows || lacking.length === 0) return [];
  const edits = withColumns(rows, lacking, type);
  return edits ?? { reason: `line ${lineOf(read)} gives the rows a type without \`${lacking.join("`, `")}\`` };
}

/** The rows' type with columns that it does not name, whatever they are; null where it is not seen that it is one of a list. */
function withColumns(
  { node, list }: NonNullable<SqlTypes["rows"]>,
  columns: readonly string[],
  type: string,
): TextEdit[] | null {
  const element = list ? elementOf(node) : node;
  if (!element) return null;
  const row = ts.isTypeReferenceNode(element) || ts.isTypeLiteralNode(element) ? "" : "(";
  const more = ` & { ${columns.map((one) => `${one}: ${type}`).join("; ")} }`;
  const whole = element !== node && ts.isArrayTypeNode(node) && !ts.isParenthesizedTypeNode(element);
  const before = `${whole ? "(" : ""}${row}`;
  const after = `${row ? ")" : ""}${more}${whole ? ")" : ""}`;
  const inner = ts.isParenthesizedTypeNode(element) ? element.type : element;
  return [
    { start: inner.getStart(), end: inner.getStart(), newText: before },
    { start: inner.end, end: inner.end, newText: after },
  ];
}

/** `User` of `User[]` and `Array<User>`. */
function elementOf(node: TS.TypeNode): TS.TypeNode | null {
  if (ts.isArrayTypeNode(node)) return node.elementType;
  const named = ts.isTypeReferenceNode(node) && /^(?:Readonly)?Array$/.test(node.typeName.getText());
  return (named && node.typeArguments?.[0]) || null;
}

/** A written list of values says how many there are. */
function widened(values: TS.TypeNode | undefined): TextEdit[] {
  if (!values || /^(?:unknown|any)(?:\[\])?$/.test(values.getText())) return [];
  return [{ start: values.getStart(), end: values.end, newText: "unknown[]" }];
}

function pageText(
  statement: Statement,
  order: Order,
  added: readonly string[],
  { after, size }: PageNames,
  { around }: Binding,
): string {
  const { head, columnsAt, condition, tail } = statement;
  const columns = added.map((one) => `, ${sqlName(one, around)}`).join("");
  const select = head.slice(0, columnsAt) + columns + head.slice(columnsAt);
  const where = condition === null ? "" : ` where (${condition})`;
  const by = orderText(order, around);
  const text = `${escaped(select + where)}\${${after}.sql} order by ${escaped(by)} limit \${${size}}${escaped(tail)}`;
  return `\`${text}\``;
}

/** `id desc, name` */
export function orderText(order: Order, around: string): string {
  return order.map(({ field, descending }) => `${sqlName(field, around)}${descending ? " desc" : ""}`).join(", ");
}

/** Words that a column may be called and that SQL takes for its own. */
const reserved =
  /^(?:order|group|key|user|index|table|desc|asc|limit|offset|from|to|by|check|default|primary|references)$/;

/** A column as a statement writes it: databases fold what is not in quotes to small letters. */
export function sqlName(column: string, around: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(column) && !reserved.test(column) ? column : `${around}${column}${around}`;
}

/** What comes after the last row in an order: `a > ? or (a = ? and b > ?)`; `value` gives the mark of a field's value. */
export function afterText(order: Order, around: string, value: (field: string) => string): string {
  const parts = order.map((one, at) => {
    const equal = order.slice(0, at).map(({ field }) => `${sqlName(field, around)} = ${value(field)}`);
    const all = [...equal, `${sqlName(one.field, around)} ${one.descending ? "<" : ">"} ${value(one.field)}`];
    return at === 0 ? all.join(" and ") : `(${all.join(" and ")})`;
  });
  return parts.length > 1 ? `(${parts.join(" or ")})` : parts[0]!;
}

export const escaped = (text: string): string => text.replace(/[\\`]|\$(?=\{)/g, "\\$&");

function valueEdits({ call, binding, text }: SqlCall, values: readonly TS.Expression[], after: string): TextEdit[] {
  const at = (place: number, newText: string): TextEdit => ({ start: place, end: place, newText });
  if (binding.values === "arguments") {
    const end = call.end - 1;
    return [at(end, `${call.arguments.length > 0 ? ", " : ""}...${after}.values`)];
  }
  const [list] = values;
  if (!list) return [at(text.end, `, ${after}.values`)];
  const bare = unwrapped(list);
  if (ts.isArrayLiteralExpression(bare)) {
    const last = bare.elements[bare.elements.length - 1];
    return [at(last ? last.end : bare.getStart() + 1, `${last ? ", " : ""}...${after}.values`)];
  }
  return [at(list.getStart(), "[...("), at(list.end, `), ...${after}.values]`)];
}

function nextState(
  { condition, head }: Statement,
  order: Order,
  { placeholder, around }: Binding,
  names: PageNames,
  cast: string,
): string {
  const { last, quote } = names;
  let number = Math.max(0, ...[...`${head} ${condition ?? ""}`.matchAll(/\$(\d+)/g)].map((one) => Number(one[1])));
  const values: string[] = [];
  const numbers = new Map<string, string>();
  const value = (field: string): string => {
    const known = placeholder === "numbered" ? numbers.get(field) : undefined;
    if (known) return known;
    values.push(member(last, field, quote));
    const mark = placeholder === "numbered" ? `$${++number}` : "?";
    numbers.set(field, mark);
    return mark;
  };
  const text = `${condition === null ? " where" : " and"} ${afterText(order, around, value)}`;
  const written = text.replaceAll(quote, `\\${quote}`);
  return `{ sql: ${quote}${written}${quote}, values: [${values.join(", ")}]${cast} }`;
}
