/** Knex on pg, mysql2 and better-sqlite3. */
import type { Target } from "./target.ts";

const database = (client: string, connection: string) => `import knexFactory, { type Knex } from "knex";

export interface User {
  id: number;
  email: string;
  status: string;
  score: number | null;
  bio: string;
  created: Date;
}

export interface Event {
  tenant: number;
  seq: number;
  status: string;
  score: number | null;
}

export interface Document {
  id: string;
  status: string;
  score: number | null;
}

export interface Label {
  name: string;
  status: string;
  score: number | null;
}

declare module "knex/types/tables.js" {
  interface Tables {
    users: User;
    events: Event;
    documents: Document;
    labels: Label;
  }
}

export const knex: Knex = knexFactory({ client: "${client}", connection: ${connection}, useNullAsDefault: true });

export async function open(): Promise<void> {
  await knex.raw("select 1");
}

export async function close(): Promise<void> {
  await knex.destroy();
}
`;

/** What the project's own database was made with: the keys stand here. */
const migration = `import type { Knex } from "knex";

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable("users", (table) => {
    table.integer("id").primary();
    table.string("email").notNullable().unique();
    table.string("status").notNullable();
    table.integer("score");
    table.text("bio").notNullable();
    table.timestamp("created").notNullable();
  });
  await knex.schema.createTable("events", (table) => {
    table.integer("tenant").notNullable();
    table.integer("seq").notNullable();
    table.string("status").notNullable();
    table.integer("score");
    table.primary(["tenant", "seq"]);
  });
  await knex.schema.createTable("documents", (table) => {
    table.uuid("id").primary();
    table.string("status").notNullable();
    table.integer("score");
  });
  await knex.schema.createTable("labels", (table) => {
    table.string("name").primary();
    table.string("status").notNullable();
    table.integer("score");
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ["labels", "documents", "events", "users"]) await knex.schema.dropTable(table);
}
`;

const shared = {
  name: "Knex",
  orm: "knex",
  reads: {
    plain: 'await knex("users").select("*")',
    where: 'await knex("users").whereNot("status", "paid")',
    withoutKey: 'await knex("users").select("email", "status", "score")',
    ascending: 'await knex("users").orderBy("id")',
    descending: 'await knex("users").orderBy("id", "desc")',
    composite: 'await knex("events")',
    uuid: 'await knex("documents")',
    text: 'await knex("labels")',
    transaction: {
      read: 'await trx("users").select("*")',
      around: 'await knex.transaction(async (trx) => {\n  BODY\n}, { isolationLevel: "read committed" });',
    },
  },
} satisfies Partial<Target>;

const filesOf = (client: string, connection: string) => ({
  "src/database.ts": database(client, connection),
  "migrations/20240101000000_tables.ts": migration,
});

export const targets: Target[] = [
  {
    ...shared,
    engine: "postgres",
    packages: ["knex", "pg", "pg-query-stream"],
    files: filesOf("pg", 'process.env["DATABASE"] ?? ""'),
  },
  {
    ...shared,
    engine: "mariadb",
    packages: ["knex", "mysql2"],
    files: filesOf("mysql2", 'process.env["DATABASE"] ?? ""'),
  },
  {
    ...shared,
    engine: "sqlite",
    never: { stream: "a stream over better-sqlite3 keeps all rows" },
    packages: ["knex", "better-sqlite3"],
    files: filesOf("better-sqlite3", '{ filename: process.env["DATABASE"] ?? "" }'),
    reads: {
      ...shared.reads,
      transaction: {
        read: 'await trx("users").select("*")',
        around: "await knex.transaction(async (trx) => {\n  BODY\n});",
      },
    },
  },
];
