/** Kysely on pg (with cursors), mysql2 and better-sqlite3. */
import type { Target } from "./target.ts";

const types = (time: string) => `export interface Tables {
  users: { id: number; email: string; status: string; score: number | null; bio: string; created: ${time} };
  posts: { id: number; author: number; title: string };
  events: { tenant: number; seq: number; status: string; score: number | null };
  documents: { id: string; status: string; score: number | null };
  labels: { name: string; status: string; score: number | null };
}
`;

const database = (dialect: string, imports: string, made: string) => `import { Kysely, ${dialect} } from "kysely";
${imports}
import type { Tables } from "./tables.ts";

export const db = new Kysely<Tables>({ dialect: new ${dialect}(${made}) });

export async function open(): Promise<void> {
  await db.selectFrom("users").select("id").limit(1).execute();
}

export async function close(): Promise<void> {
  await db.destroy();
}
`;

/** Its own types name the columns and no key; `id` is taken for one, and asks. */
const noKey = "the type of the rows has no `id`, and nothing else tells their primary key";

const shared = {
  name: "Kysely",
  orm: "kysely",
  except: { batch: { composite: noKey, text: noKey } },
  reads: {
    plain: 'await db.selectFrom("users").selectAll().execute()',
    where: 'await db.selectFrom("users").selectAll().where("status", "!=", "paid").execute()',
    withoutKey: 'await db.selectFrom("users").select(["email", "status", "score"]).execute()',
    ascending: 'await db.selectFrom("users").selectAll().orderBy("id").execute()',
    descending: 'await db.selectFrom("users").selectAll().orderBy("id", "desc").execute()',
    composite: 'await db.selectFrom("events").selectAll().execute()',
    uuid: 'await db.selectFrom("documents").selectAll().execute()',
    text: 'await db.selectFrom("labels").selectAll().execute()',
    transaction: {
      read: 'await trx.selectFrom("users").selectAll().execute()',
      around: 'await db.transaction().setIsolationLevel("read committed").execute(async (trx) => {\n  BODY\n});',
    },
  },
} satisfies Partial<Target>;

export const targets: Target[] = [
  {
    ...shared,
    engine: "postgres",
    packages: ["kysely", "pg", "pg-cursor"],
    files: {
      "src/tables.ts": types("Date"),
      "src/database.ts": database(
        "PostgresDialect",
        'import pg from "pg";\nimport Cursor from "pg-cursor";',
        '{ pool: new pg.Pool({ connectionString: process.env["DATABASE"] ?? "" }), cursor: Cursor }',
      ),
    },
  },
  {
    ...shared,
    engine: "mariadb",
    except: {
      batch: { ...shared.except.batch, transaction: "reads in a transaction, which keeps one snapshot on MySQL" },
    },
    packages: ["kysely", "mysql2"],
    files: {
      "src/tables.ts": types("Date"),
      "src/database.ts": database(
        "MysqlDialect",
        'import { createPool } from "mysql2";',
        '{ pool: createPool({ uri: process.env["DATABASE"] ?? "" }) }',
      ),
    },
  },
  {
    ...shared,
    engine: "sqlite",
    packages: ["kysely", "better-sqlite3"],
    files: {
      "src/tables.ts": types("string"),
      "src/database.ts": database(
        "SqliteDialect",
        'import Database from "better-sqlite3";',
        '{ database: new Database(process.env["DATABASE"] ?? "") }',
      ),
    },
    reads: {
      ...shared.reads,
      transaction: {
        read: 'await trx.selectFrom("users").selectAll().execute()',
        around: "await db.transaction().execute(async (trx) => {\n  BODY\n});",
      },
    },
  },
];
