/** How each database is filled and written: its tables, many rows at once, and any statement. Run by the newer Node. */
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Tables } from "./rows.ts";

export type Engine = "postgres" | "mariadb" | "sqlite" | "mongo";

/** One connection. Rows are plain objects of `Tables`. */
export interface Connection {
  createTables(): Promise<void>;
  insert(table: keyof Tables, rows: readonly object[]): Promise<void>;
  /** Changes rows of `users` by their key. */
  update(id: number, values: { score: number; status: string }): Promise<void>;
  remove(id: number): Promise<void>;
  /** What a database does after it was filled: statistics, a log that is put away. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const columns: Record<keyof Tables, string[]> = {
  users: ["id", "email", "status", "score", "bio", "created"],
  posts: ["id", "author", "title"],
  events: ["tenant", "seq", "status", "score"],
  documents: ["id", "status", "score"],
  labels: ["name", "status", "score"],
};

/** Opens a database by its address: a URL, or a file's path for SQLite. `home` has the drivers. */
export async function connect(engine: Engine, address: string, home: string): Promise<Connection> {
  const require = createRequire(join(home, "package.json"));
  if (engine === "postgres") return postgres(require, address);
  if (engine === "mariadb") return mariadb(require, address);
  if (engine === "sqlite") return sqlite(require, address);
  return mongo(require, address);
}

function schema(types: { key: string; text: string; uuid: string; time: string; more: string }): string[] {
  const ties = `status ${types.key} not null, score integer`;
  return [
    `create table users (id integer primary key, email ${types.key} not null unique, ${ties}, bio ${types.text} not null, created ${types.time} not null)${types.more}`,
    `create table posts (id integer primary key, author integer not null references users (id), title ${types.text} not null)${types.more}`,
    `create table events (tenant integer not null, seq integer not null, ${ties}, primary key (tenant, seq))${types.more}`,
    `create table documents (id ${types.uuid} primary key, ${ties})${types.more}`,
    `create table labels (name ${types.key} primary key, ${ties})${types.more}`,
    "create index posts_author on posts (author)",
  ];
}

async function postgres(require: NodeJS.Require, address: string): Promise<Connection> {
  const { Client } = require("pg");
  const client = new Client({ connectionString: address });
  await client.connect();
  return {
    async createTables() {
      const types = { key: "text", text: "text", uuid: "uuid", time: "timestamptz", more: "" };
      for (const statement of schema(types)) await client.query(statement);
    },
    async insert(table, rows) {
      const text = `insert into ${table} select * from json_populate_recordset(null::${table}, $1) on conflict do nothing`;
      await client.query(text, [JSON.stringify(rows)]);
    },
    async update(id, { score, status }) {
      await client.query("update users set score = $2, status = $3 where id = $1", [id, score, status]);
    },
    async remove(id) {
      await client.query("delete from users where id = $1", [id]);
    },
    async settle() {
      await client.query("vacuum analyze");
    },
    close: () => client.end(),
  };
}

async function mariadb(require: NodeJS.Require, address: string): Promise<Connection> {
  const connection = await require("mysql2/promise").createConnection({ uri: address, timezone: "Z" });
  return {
    async createTables() {
      const types = {
        key: "varchar(120)",
        text: "text",
        uuid: "char(36)",
        time: "datetime(3)",
        more: " engine=InnoDB",
      };
      for (const statement of schema(types)) await connection.query(statement);
    },
    async insert(table, rows) {
      const names = columns[table];
      const values = rows.map((row) => names.map((name) => (row as Record<string, unknown>)[name]));
      await connection.query(`insert ignore into ${table} (${names.join(", ")}) values ?`, [values]);
    },
    async update(id, { score, status }) {
      await connection.query("update users set score = ?, status = ? where id = ?", [score, status, id]);
    },
    async remove(id) {
      await connection.query("delete from users where id = ?", [id]);
    },
    async settle() {
      await connection.query("analyze table users, posts, events, documents, labels");
    },
    close: () => connection.end(),
  };
}

function sqlite(require: NodeJS.Require, address: string): Connection {
  const { DatabaseSync } = require("node:sqlite");
  const database = new DatabaseSync(address, { timeout: 10_000 });
  database.exec("pragma journal_mode = wal; pragma synchronous = off; pragma foreign_keys = off");
  return {
    async createTables() {
      // Drivers disagree on times in SQLite; text in ISO form sorts and reads alike everywhere.
      const types = { key: "text", text: "text", uuid: "text", time: "text", more: "" };
      for (const statement of schema(types)) database.exec(statement);
    },
    async insert(table, rows) {
      const names = columns[table];
      const marks = names.map(() => "?").join(", ");
      const statement = database.prepare(`insert or ignore into ${table} (${names.join(", ")}) values (${marks})`);
      database.exec("begin immediate");
      for (const row of rows) {
        const values = names.map((name) => (row as Record<string, unknown>)[name]);
        statement.run(...values.map((value) => (value instanceof Date ? value.toISOString() : (value as null))));
      }
      database.exec("commit");
    },
    async update(id, { score, status }) {
      database.prepare("update users set score = ?, status = ? where id = ?").run(score, status, id);
    },
    async remove(id) {
      database.prepare("delete from users where id = ?").run(id);
    },
    async settle() {
      database.exec("analyze; pragma wal_checkpoint(truncate)");
    },
    async close() {
      database.close();
    },
  };
}

async function mongo(require: NodeJS.Require, address: string): Promise<Connection> {
  const { MongoClient } = require("mongodb");
  const client = await new MongoClient(address).connect();
  const database = client.db();
  const key: Partial<Record<keyof Tables, (row: never) => unknown>> = {
    events: ({ tenant, seq }: Tables["events"]) => ({ tenant, seq }),
    labels: ({ name }: Tables["labels"]) => name,
  };
  return {
    async createTables() {
      await database.dropDatabase();
    },
    async insert(table, rows) {
      const documents = rows.map((row) => {
        const { id, ...others } = row as { id?: unknown };
        return { _id: key[table]?.(row as never) ?? id, ...others };
      });
      await database.collection(table).bulkWrite(
        documents.map((document) => ({ insertOne: { document } })),
        { ordered: false, writeConcern: { w: 1 } },
      );
    },
    async update(id, values) {
      await database.collection("users").updateOne({ _id: id }, { $set: values });
    },
    async remove(id) {
      await database.collection("users").deleteOne({ _id: id });
    },
    async settle() {},
    close: () => client.close(),
  };
}
