/** SQL drivers without an ORM. */
import type { Target } from "./target.ts";

/** Where the keys of tables stand in a project that writes its SQL by hand. */
const schema = `create table users (
  id integer primary key,
  email varchar(120) not null unique,
  status varchar(120) not null,
  score integer,
  bio text not null,
  created timestamp not null
);

create table events (
  tenant integer not null,
  seq integer not null,
  status varchar(120) not null,
  score integer,
  primary key (tenant, seq)
);

create table documents (
  id char(36) primary key,
  status varchar(120) not null,
  score integer
);

create table labels (
  name varchar(120) primary key,
  status varchar(120) not null,
  score integer
);
`;

const rows = (base: string) => `export interface User${base} {
  id: number;
  email: string;
  status: string;
  score: number | null;
  bio: string;
  created: Date;
}

export interface Event${base} {
  tenant: number;
  seq: number;
  status: string;
  score: number | null;
}

export interface Document${base} {
  id: string;
  status: string;
  score: number | null;
}

export interface Label${base} {
  name: string;
  status: string;
  score: number | null;
}
`;

const from = "type ../rows.ts";
const types = { User: from, Event: from, Document: from, Label: from };

/** The reads, given how a driver writes one of a statement and its rows' type. */
function readsOf(read: (type: string, sql: string) => string, pick = 'Pick<User, "email" | "status" | "score">') {
  return {
    plain: read("User", "select * from users"),
    where: read("User", "select * from users where status <> 'paid'"),
    withoutKey: read(pick, "select email, status, score from users"),
    ascending: read("User", "select * from users order by id"),
    descending: read("User", "select * from users order by id desc"),
    composite: read("Event", "select * from events"),
    uuid: read("Document", "select * from documents"),
    text: read("Label", "select * from labels"),
  };
}

const database = (imports: string, made: string, open: string, close: string) => `${imports}

${made}

export async function open(): Promise<void> {
  ${open}
}

export async function close(): Promise<void> {
  ${close}
}
`;

const sqlite = "sqlite" as const;

export const targets: Target[] = [
  {
    name: "pg",
    orm: "pg",
    engine: "postgres",
    packages: ["pg", "pg-query-stream"],
    imports: types,
    files: {
      "schema.sql": schema,
      "src/rows.ts": rows(""),
      "src/database.ts": database(
        'import pg from "pg";',
        'export const pool = new pg.Pool({ connectionString: process.env["DATABASE"] ?? "" });',
        'await pool.query("select 1");',
        "await pool.end();",
      ),
    },
    reads: readsOf((type, sql) => `(await pool.query<${type}>("${sql}")).rows`),
  },
  {
    name: "Postgres.js",
    orm: "postgres",
    engine: "postgres",
    packages: ["postgres"],
    imports: types,
    files: {
      "schema.sql": schema,
      "src/rows.ts": rows(""),
      "src/database.ts": database(
        'import postgres from "postgres";',
        'export const sql = postgres(process.env["DATABASE"] ?? "");',
        "await sql`select 1`;",
        "await sql.end();",
      ),
    },
    reads: readsOf((type, sql) => `await sql<${type}[]>\`${sql}\``),
  },
  {
    name: "pg-promise",
    orm: "pg-promise",
    never: { stream: "pg-promise hands a stream to a callback, which a loop can't take rows from" },
    engine: "postgres",
    packages: ["pg-promise"],
    imports: types,
    files: {
      "schema.sql": schema,
      "src/rows.ts": rows(""),
      "src/database.ts": database(
        'import pgPromise from "pg-promise";',
        'const main = pgPromise();\nexport const db = main(process.env["DATABASE"] ?? "");',
        'await db.any("select 1");',
        "main.end();",
      ),
    },
    reads: readsOf((type, sql) => `await db.any<${type}>("${sql}")`),
  },
  {
    name: "mysql2",
    orm: "mysql2",
    engine: "mariadb",
    packages: ["mysql2"],
    imports: { ...types, RowDataPacket: "type mysql2" },
    files: {
      "schema.sql": schema,
      "src/rows.ts": `import type { RowDataPacket } from "mysql2";\n\n${rows(" extends RowDataPacket")}`,
      "src/database.ts": database(
        'import mysql from "mysql2/promise";',
        'export const pool = mysql.createPool({ uri: process.env["DATABASE"] ?? "" });',
        'await pool.query("select 1");',
        "await pool.end();",
      ),
    },
    reads: readsOf((type, sql) => `(await pool.query<${type}[]>("${sql}"))[0]`, "User"),
  },
  {
    name: "mariadb",
    orm: "mariadb",
    engine: "mariadb",
    packages: ["mariadb"],
    imports: types,
    files: {
      "schema.sql": schema,
      "src/rows.ts": rows(""),
      "src/database.ts": database(
        'import { createPool } from "mariadb";',
        'export const pool = createPool((process.env["DATABASE"] ?? "").replace("mysql:", "mariadb:"));',
        'await pool.query("select 1");',
        "await pool.end();",
      ),
    },
    reads: readsOf((type, sql) => `await pool.query<${type}[]>("${sql}")`),
  },
  {
    name: "better-sqlite3",
    orm: "better-sqlite3",
    shownBy: { stream: "foldIntoMap" },
    engine: sqlite,
    packages: ["better-sqlite3"],
    imports: types,
    files: {
      "schema.sql": schema,
      "src/rows.ts": rows(""),
      "src/database.ts": database(
        'import Database from "better-sqlite3";',
        'export const db = new Database(process.env["DATABASE"] ?? "");',
        'db.pragma("busy_timeout = 10000");',
        "db.close();",
      ),
    },
    reads: readsOf((type, sql) => `db.prepare<[], ${type}>("${sql}").all()`),
  },
  {
    name: "node:sqlite",
    orm: "node-sqlite",
    shownBy: { stream: "foldIntoMap" },
    engine: sqlite,
    packages: [],
    imports: types,
    files: {
      "schema.sql": schema,
      "src/rows.ts": rows(""),
      "src/database.ts": database(
        'import { DatabaseSync } from "node:sqlite";',
        'export const db = new DatabaseSync(process.env["DATABASE"] ?? "");',
        'db.exec("pragma busy_timeout = 10000");',
        "db.close();",
      ),
    },
    reads: readsOf((type, sql) => `(db.prepare("${sql}").all() as unknown as ${type}[])`),
  },
];
