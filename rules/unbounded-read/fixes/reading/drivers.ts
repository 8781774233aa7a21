/** SQL drivers used directly: pages of a plain select, and the stream that each of them has. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { unwrapped } from "../object.ts";
import { lineOf } from "../target.ts";
import { argumentsOf, type Link } from "./chain.ts";
import type { Asked, Count, Reading, Reason, Stream, Writes } from "./reading.ts";
import { isTyped, orderIn, parsed, type SqlCall, type SqlTypes, sqlNarrow, sqlPage } from "./sql-read.ts";
import { words } from "./words.ts";

export const writes: Omit<Writes, "by"> = {
  addsOrRemoves: words(""),
  changes: words(""),
  raw: words("query execute run exec batch prepare unsafe"),
};

export interface Driver {
  call: SqlCall;
  given: Pick<Reading["given"], "awaited" | "rows">;
  receiver: TS.Expression | null;
  stream: () => Stream | Reason;
  /** The statement's count, as an expression. */
  count: (sql: string) => Count | Reason;
  /** May any select be counted as a table of its own, also with two columns of one name? */
  nests: boolean;
}

export function reading(read: TS.CallExpression, { call, given, receiver, stream, count, nests }: Driver): Reading {
  const statement = parsed(call);
  const table = "reason" in statement ? [] : [statement.table.replace(/["`]/g, "")];
  return {
    given: { read, ...given },
    receiver,
    kept: 0,
    inputs: call.call.arguments.slice(call.from),
    conditions: words(""),
    constants: words(""),
    named: [],
    order: orderIn(call),
    page: (order) => sqlPage(call, order),
    stream,
    count: () => {
      if (!("reason" in statement)) {
        const { head, columnsAt, condition } = statement;
        return count(
          `select count(*) as count${head.slice(columnsAt)}${condition === null ? "" : ` where ${condition}`}`,
        );
      }
      const bare = unwrapped(call.text);
      if (!ts.isStringLiteralLike(bare))
        return { reason: `line ${lineOf(call.text)} takes its statement from elsewhere` };
      // What is locked stays locked until the transaction ends.
      if (!nests || !/^\s*select\b/i.test(bare.text) || /\bfor\s+(?:update|share|no\s+key|key)\b/i.test(bare.text))
        return statement;
      return count(`select count(*) as count from (${bare.text.trim().replace(/\s*;$/, "")}) as counted`);
    },
    narrow: (columns) => sqlNarrow(call, columns),
    limit: () => ({ reason: "the limit belongs into the statement" }),
    writes: { ...writes, by: { is: "token", tokens: table } },
  };
}

/** pg: rows are in `result.rows`; a stream needs a client of its own until it ends. */
export function pg({ chain, facts }: Asked): Reading | Reason {
  const link = chain.links[chain.at]!;
  const [text, values] = argumentsOf(link);
  if (link.name !== "query" || !link.receiver || !text || !ts.isCallExpression(link.call))
    return { reason: `\`${link.name}\` has no automatic rewrite` };
  if (ts.isObjectLiteralExpression(unwrapped(text)))
    return { reason: `line ${lineOf(text)} hands the statement over in an object` };
  const { receiver, call } = link;
  return reading(call, {
    call: {
      text,
      call,
      from: 1,
      binding: { placeholder: "numbered", values: "list", around: '"' },
      types: { rows: rowsIn(call, 0, false), values: call.typeArguments?.[1], untyped: facts.key?.untyped ?? [] },
    },
    given: { awaited: true, rows: { member: "rows" } },
    receiver,
    nests: true,
    count: (sql) => ({
      text: `Number((await ${receiver.getText()}.query(${template(sql)}${values ? `, ${values.getText()}` : ""})).rows[0].count)`,
      awaits: true,
    }),
    stream: () => pgStream(link, facts.packages ?? []),
  });
}

/** The type argument that says what rows are. */
export function rowsIn(
  { typeArguments }: TS.CallExpression | TS.TaggedTemplateExpression,
  at: number,
  list: boolean,
): SqlTypes["rows"] {
  const node = typeArguments?.[at];
  return node && { node, list };
}

function asWhole(rows: SqlTypes["rows"], whole: boolean): SqlTypes["rows"] {
  return rows && whole ? { ...rows, whole } : rows;
}

function pgStream({ receiver, call }: Link, packages: readonly string[]): Stream | Reason {
  if (!packages.includes("pg-query-stream")) return { reason: "a stream over pg needs the package pg-query-stream" };
  const row = ts.isCallExpression(call) ? call.typeArguments?.[0]?.getText() : undefined;
  const pool = isPool(receiver!);
  const queryStream = { module: "pg-query-stream", name: "QueryStream", default: true };
  return {
    async: true,
    holds: true,
    unlike: null,
    imports: [queryStream],
    write: ({ text, imported, typescript, semicolon, indent }) => {
      const args = (call as TS.CallExpression).arguments.map(text).join(", ");
      const cast = typescript && row ? ` as AsyncIterable<${row}>` : "";
      const rows = (client: string) => `${client}.query(new ${imported(queryStream)}(${args}))${cast}`;
      if (!pool) return { body: [`yield* ${rows(text(receiver!))}${semicolon}`] };
      return {
        body: [
          `const client = await ${text(receiver!)}.connect()${semicolon}`,
          "try {",
          `${indent}yield* ${rows("client")}${semicolon}`,
          "} finally {",
          `${indent}client.release()${semicolon}`,
          "}",
        ],
      };
    },
  };
}

function isPool(receiver: TS.Expression): boolean {
  const last = ts.isPropertyAccessExpression(receiver) ? receiver.name.text : receiver.getText();
  return !/client|conn|^tx$|^trx$/i.test(last);
}

/** mysql2 and mariadb: values by marks. mysql2 gives `[rows, fields]`, mariadb the rows. */
export const mysql2 = (asked: Asked): Reading | Reason => marked(asked, true);
export const mariadb = (asked: Asked): Reading | Reason => marked(asked, false);

function marked({ chain, facts }: Asked, pair: boolean): Reading | Reason {
  const link = chain.links[chain.at]!;
  const [text, values] = argumentsOf(link);
  const { receiver, call } = link;
  if (!/^(query|execute)$/.test(link.name) || !receiver || !text || !ts.isCallExpression(call))
    return { reason: `\`${link.name}\` has no automatic rewrite` };
  if (ts.isObjectLiteralExpression(unwrapped(text)))
    return { reason: `line ${lineOf(text)} hands the statement over in an object` };
  const args = (sql: string) => `${template(sql)}${values ? `, ${values.getText()}` : ""}`;
  return reading(call, {
    call: {
      text,
      call,
      from: 1,
      binding: { placeholder: "mark", values: "list", around: "`" },
      // mysql2's `RowDataPacket` is no type of columns alone.
      types: { rows: asWhole(rowsIn(call, 0, true), pair), untyped: facts.key?.untyped ?? [] },
    },
    given: { awaited: true, rows: pair ? { element: 0 } : "itself" },
    receiver,
    nests: false,
    count: (sql) => {
      const rows = (type: string) => `(await ${receiver.getText()}.${link.name}${type}(${args(sql)}))`;
      if (!pair) return { text: `Number(${rows("")}[0].count)`, awaits: true };
      const typed = isTyped(call);
      const row = { module: "mysql2", name: "RowDataPacket", type: true };
      return {
        imports: typed ? [row] : [],
        text: (imported) => `Number(${rows(typed ? `<${imported(row)}[]>` : "")}[0][0]?.["count"])`,
        awaits: true,
      };
    },
    stream: () => (pair ? mysqlStream(link) : mariaStream(link)),
  });
}

/** The callback connection below the one with promises is the one that streams. */
function mysqlStream({ receiver, call }: Link): Stream {
  const pool = isPool(receiver!);
  return {
    async: true,
    holds: true,
    unlike: null,
    imports: [],
    write: ({ text, semicolon }) => {
      const args = (call as TS.CallExpression).arguments.map(text).join(", ");
      return {
        body: [
          `yield* ${text(receiver!)}.${pool ? "pool" : "connection"}.query(${args}).stream({ highWaterMark: 100 })${semicolon}`,
        ],
      };
    },
  };
}

/** A result that is left half read blocks its connection for good, so the connection goes with it. */
function mariaStream({ receiver, call }: Link): Stream | Reason {
  if (!isPool(receiver!))
    return { reason: `line ${lineOf(call)} reads over one connection, which a stream that ends early would block` };
  return {
    async: true,
    holds: true,
    unlike: null,
    imports: [],
    write: ({ text, semicolon, indent }) => {
      const args = (call as TS.CallExpression).arguments.map(text).join(", ");
      return {
        body: [
          `const connection = await ${text(receiver!)}.getConnection()${semicolon}`,
          `let whole = false${semicolon}`,
          "try {",
          `${indent}yield* connection.queryStream(${args})${semicolon}`,
          `${indent}whole = true${semicolon}`,
          "} finally {",
          `${indent}if (whole) await connection.release()${semicolon}`,
          `${indent}else connection.destroy()${semicolon}`,
          "}",
        ],
      };
    },
  };
}

/** better-sqlite3 and node:sqlite: `prepare(…).all(…)`, at once; `iterate` hands rows out one by one. */
export function sqlite({ chain, facts }: Asked): Reading | Reason {
  const link = chain.links[chain.at]!;
  const prepared = chain.links[chain.at - 1];
  if (link.name !== "all" || !link.receiver || !ts.isCallExpression(link.call))
    return { reason: `\`${link.name}\` has no automatic rewrite` };
  const { call, at } = link;
  const text = prepared?.name === "prepare" ? argumentsOf(prepared)[0] : undefined;
  const made = text && ts.isCallExpression(prepared!.call) ? prepared!.call : undefined;
  const receiver = (text ? prepared!.receiver : link.receiver) ?? link.receiver;
  const base = reading(call, {
    call: {
      text: text ?? call,
      call,
      from: 0,
      binding: { placeholder: "mark", values: "arguments", around: '"' },
      types: {
        rows: made && rowsIn(made, 1, false),
        values: made?.typeArguments?.[0],
        ...(facts.orm === "node-sqlite" ? { value: { module: "node:sqlite", name: "SQLInputValue", type: true } } : {}),
        untyped: facts.key?.untyped ?? [],
      },
    },
    given: { awaited: false, rows: "itself" },
    receiver,
    nests: true,
    count: (sql) => {
      const values = call.arguments.map((one) => one.getText()).join(", ");
      const row = `${receiver.getText()}.prepare(${template(sql)}).get(${values})`;
      return { text: `${isTyped(call) ? `(${row} as { count: number })` : row}.count`, awaits: true };
    },
    stream: () => ({
      async: false,
      holds: true,
      unlike: null,
      imports: [],
      write: () => ({ edits: [{ start: at.getStart(), end: at.end, newText: "iterate" }] }),
    }),
  });
  if (text) return base;
  const elsewhere = { reason: `line ${lineOf(call)} runs a statement that is prepared elsewhere` };
  return { ...base, order: null, page: () => elsewhere, count: () => elsewhere, narrow: () => elsewhere };
}

/** SQL as a text of the program. */
export function template(sql: string): string {
  return /["\n\\]/.test(sql) ? `\`${sql.replace(/[\\`]|\$(?=\{)/g, "\\$&")}\`` : `"${sql}"`;
}
