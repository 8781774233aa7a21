/**
 * Tables as migrations and schema files create them: SQL's `CREATE TABLE`, Knex's and Kysely's `createTable`. Told from the
 * text alone, for reads that name a table and have no entity.
 */
import { isComparable } from "./comparable.ts";
import type { Column, Table } from "./table.ts";

/** What a text must hold to create a table; asked of every file, so one expression. */
export const createsTables = /\bcreate\s+table\b|\.createTable(?:IfNotExists)?\s*(?:<[^>]*>)?\(/i;

/** Tables that a text creates, by the names that statements go by. */
export function createdTables(text: string): Table[] {
  return [...bySql(text), ...byCalls(text)];
}

const name = String.raw`(?:[\w$]+|"[^"]+"|\x60[^\x60]+\x60|\[[^\]]+\])`;
const statement = new RegExp(
  String.raw`\bcreate\s+(?:temp(?:orary)?\s+|unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?((?:${name}\s*\.\s*)*${name})\s*\(`,
  "gi",
);

function bySql(text: string): Table[] {
  const tables: Table[] = [];
  const clean = text.replace(/--[^\n]*/g, "");
  for (const found of clean.matchAll(statement)) {
    const body = inside(clean, found.index + found[0].length, "(", ")");
    if (body === undefined) continue;
    const table = tableOf(found[1]!);
    for (const line of parts(body)) {
      const key = /^(?:constraint\s+\S+\s+)?(primary\s+key|unique)(?:\s+(?:key|index))?(?:\s+\S+)?\s*\(([^)]*)\)/i.exec(
        line,
      );
      if (key) {
        const columns = key[2]!.split(",").map((one) => unquoted(one.trim().split(/\s/)[0]!));
        addKey(table, columns, /^primary/i.test(key[1]!));
        continue;
      }
      const column = new RegExp(`^(${name})\\s+([a-z]+(?:\\s+precision|\\s+varying)?)(.*)$`, "is").exec(line);
      if (!column || /^(?:constraint|foreign|check|key|index|exclude|unique|primary|like)$/i.test(column[1]!)) continue;
      const [, written, type, rest] = column;
      add(table, unquoted(written!), type!, {
        primary: /\bprimary\s+key\b/i.test(rest!),
        unique: /\bunique\b/i.test(rest!),
        nullable: !/\bnot\s+null\b/i.test(rest!),
      });
    }
    if (table.columns.size > 0) tables.push(table);
  }
  return tables;
}

const creation = /\.createTable(?:IfNotExists)?\s*(?:<[^>]*>)?\(\s*["'`]([\w.]+)["'`]\s*(,|\))/g;

function byCalls(text: string): Table[] {
  const tables: Table[] = [];
  for (const found of text.matchAll(creation)) {
    const table = tableOf(found[1]!);
    const after = found.index + found[0].length;
    if (found[2] === ",") knexColumns(table, text, after);
    else kyselyColumns(table, /^[\s\S]*?(?=\.\s*(?:execute|compile)\s*\(|$(?![\s\S]))/.exec(text.slice(after))![0]);
    if (table.columns.size > 0) tables.push(table);
  }
  return tables;
}

/** `(t) => { t.increments("id"); t.string("email").notNullable().unique(); t.primary(["a", "b"]); }` */
function knexColumns(table: Table, text: string, from: number): void {
  const head = /^\s*(?:async\s+)?(?:function\s*\w*\s*)?\(?\s*(\w+)[^)=]*\)?\s*(?::\s*\w+\s*)?(?:=>)?\s*\{/.exec(
    text.slice(from, from + 200),
  );
  const body = head ? inside(text, from + head[0].length, "{", "}") : undefined;
  if (!head || body === undefined) return;
  const calls = new RegExp(
    `\\b${head[1]}\\s*\\.\\s*(\\w+)\\s*\\(([^()]*(?:\\([^()]*\\)[^()]*)*)\\)([^;]*?)(?=;|\\n\\s*${head[1]}\\s*\\.|$)`,
    "g",
  );
  for (const [, method, args, rest] of body.matchAll(calls)) {
    const names = [...args!.matchAll(/["'`]([\w.]+)["'`]/g)].map((one) => one[1]!);
    if (method === "primary" || method === "unique") {
      const list = /^\s*\[([^\]]*)\]/.exec(args!)?.[1];
      const columns =
        list === undefined ? names.slice(0, 1) : [...list.matchAll(/["'`]([\w.]+)["'`]/g)].map((one) => one[1]!);
      addKey(table, columns, method === "primary");
      continue;
    }
    const increments = /increments$/i.test(method!);
    const column = names[0] ?? (increments ? "id" : undefined);
    if (
      column === undefined ||
      /^(?:foreign|index|dropColumn|timestamps|comment|engine|charset|collate|inherits)$/.test(method!)
    )
      continue;
    add(table, column, method === "specificType" ? (names[1] ?? "") : method!, {
      primary: (increments && !/primaryKey\s*:\s*false/.test(args!)) || /\.\s*primary\s*\(/.test(rest!),
      unique: /\.\s*unique\s*\(/.test(rest!),
      nullable: !/\.\s*notNullable\s*\(/.test(rest!),
    });
  }
}

/** `.addColumn("id", "serial", (c) => c.primaryKey()).addPrimaryKeyConstraint("name", ["a", "b"])` */
function kyselyColumns(table: Table, chain: string): void {
  const calls = /\.\s*(addColumn|addPrimaryKeyConstraint|addUniqueConstraint)\s*\(\s*["'`](\w+)["'`]\s*,\s*/g;
  for (const found of chain.matchAll(calls)) {
    const rest = inside(chain, found.index + found[0].length, "(", ")") ?? "";
    if (found[1] !== "addColumn") {
      const columns = [...(/^\[([^\]]*)\]/.exec(rest)?.[1] ?? "").matchAll(/["'`](\w+)["'`]/g)].map((one) => one[1]!);
      addKey(table, columns, found[1] === "addPrimaryKeyConstraint");
      continue;
    }
    const type = /^(?:sql)?["'`]\s*([a-z]+[248]?)/i.exec(rest)?.[1] ?? "";
    add(table, found[2]!, type, {
      primary: /\.\s*primaryKey\s*\(/.test(rest),
      unique: /\.\s*unique\s*\(/.test(rest),
      nullable: !/\.\s*notNull\s*\(/.test(rest),
    });
  }
}

function tableOf(written: string): Table {
  return {
    name: unquoted(written.slice(written.lastIndexOf(".") + 1).trim()),
    primary: [],
    unique: [],
    columns: new Map(),
  };
}

function add(
  table: Table,
  column: string,
  type: string,
  says: { primary: boolean; unique: boolean; nullable: boolean },
): void {
  const one: Column = {
    name: column,
    unique: says.unique || says.primary,
    nullable: says.nullable && !says.primary,
    type: "",
    list: false,
  };
  const comparable = isComparable(type);
  if (comparable !== undefined) one.comparable = comparable;
  table.columns.set(column, one);
  if (says.primary) addKey(table, [column], true);
  else if (says.unique) addKey(table, [column], false);
}

function addKey(table: Table, columns: string[], primary: boolean): void {
  if (columns.length === 0) return;
  if (primary) table.primary = columns;
  table.unique.push(columns);
  for (const name of columns) {
    const column = table.columns.get(name);
    if (column && primary) column.nullable = false;
    if (column && columns.length === 1) column.unique = true;
  }
}

const unquoted = (text: string): string => text.replace(/^["\x60[]|["\x60\]]$/g, "");

/** The text up to the bracket that closes the one before `from`; undefined where none does. */
function inside(text: string, from: number, open: string, close: string): string | undefined {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    const one = text[at]!;
    if (one === "'" || one === '"' || one === "`") {
      const end = text.indexOf(one, at + 1);
      if (end < 0) return undefined;
      at = end;
    } else if (one === open) depth++;
    else if (one === close && --depth === 0) return text.slice(from, at);
  }
  return undefined;
}

/** Parts between commas that stand in no parentheses. */
function parts(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: one, index } of text.matchAll(/'(?:[^']|'')*'|[(),]/g)) {
    if (one === "(") depth++;
    else if (one === ")") depth--;
    else if (one === "," && depth === 0) {
      found.push(text.slice(from, index).trim());
      from = index + 1;
    }
  }
  return [...found, text.slice(from).trim()];
}
