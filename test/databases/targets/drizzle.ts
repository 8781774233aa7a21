/** Drizzle on node-postgres, mysql2 and better-sqlite3. */
import type { Engine } from "../data/engines.ts";
import type { Target } from "./target.ts";

interface Dialect {
  core: string;
  table: string;
  /** Types of columns by use, as they are written. */
  int: string;
  key: string;
  text: string;
  uuid: string;
  time: string;
  imports: string[];
}

const dialects: Record<Exclude<Engine, "mongo">, Dialect> = {
  postgres: {
    core: "pg-core",
    table: "pgTable",
    int: "integer()",
    key: "text()",
    text: "text()",
    uuid: "uuid()",
    time: "timestamp({ withTimezone: true })",
    imports: ["integer", "pgTable", "primaryKey", "text", "timestamp", "uuid"],
  },
  mariadb: {
    core: "mysql-core",
    table: "mysqlTable",
    int: "int()",
    key: "varchar({ length: 120 })",
    text: "text()",
    uuid: "char({ length: 36 })",
    time: "datetime({ fsp: 3 })",
    imports: ["char", "datetime", "int", "mysqlTable", "primaryKey", "text", "varchar"],
  },
  sqlite: {
    core: "sqlite-core",
    table: "sqliteTable",
    int: "integer()",
    key: "text()",
    text: "text()",
    uuid: "text()",
    time: "text()",
    imports: ["integer", "primaryKey", "sqliteTable", "text"],
  },
};

const schema = (d: Dialect) => `import { ${d.imports.join(", ")} } from "drizzle-orm/${d.core}";
import { relations } from "drizzle-orm";

export const users = ${d.table}("users", {
  id: ${d.int}.primaryKey(),
  email: ${d.key}.notNull().unique(),
  status: ${d.key}.notNull(),
  score: ${d.int},
  bio: ${d.text}.notNull(),
  created: ${d.time}.notNull(),
});

export const posts = ${d.table}("posts", {
  id: ${d.int}.primaryKey(),
  author: ${d.int}.notNull().references(() => users.id),
  title: ${d.text}.notNull(),
});

export const events = ${d.table}(
  "events",
  {
    tenant: ${d.int}.notNull(),
    seq: ${d.int}.notNull(),
    status: ${d.key}.notNull(),
    score: ${d.int},
  },
  (table) => [primaryKey({ columns: [table.tenant, table.seq] })],
);

export const documents = ${d.table}("documents", {
  id: ${d.uuid}.primaryKey(),
  status: ${d.key}.notNull(),
  score: ${d.int},
});

export const labels = ${d.table}("labels", {
  name: ${d.key}.primaryKey(),
  status: ${d.key}.notNull(),
  score: ${d.int},
});

export const usersRelations = relations(users, ({ many }) => ({ posts: many(posts) }));
export const postsRelations = relations(posts, ({ one }) => ({
  user: one(users, { fields: [posts.author], references: [users.id] }),
}));
`;

const tables = "../schema.ts";

const shared = {
  name: "Drizzle",
  orm: "drizzle",
  never: { stream: "Drizzle has no stream that lets rows go" },
  imports: {
    asc: "drizzle-orm",
    desc: "drizzle-orm",
    eq: "drizzle-orm",
    ne: "drizzle-orm",
    users: tables,
    events: tables,
    documents: tables,
    labels: tables,
    posts: tables,
  },
  values: { posts: "ROW.posts.map((post) => post.title).sort()" },
} satisfies Partial<Target>;

const reads = {
  plain: "await db.select().from(users)",
  where: 'await db.select().from(users).where(ne(users.status, "paid"))',
  withoutKey: "await db.select({ email: users.email, status: users.status, score: users.score }).from(users)",
  ascending: "await db.select().from(users).orderBy(asc(users.id))",
  descending: "await db.select().from(users).orderBy(desc(users.id))",
  composite: "await db.select().from(events)",
  uuid: "await db.select().from(documents)",
  text: "await db.select().from(labels)",
  relations: "await db.query.users.findMany({ with: { posts: true } })",
  transaction: {
    read: "await tx.select().from(users)",
    around: 'await db.transaction(async (tx) => {\n  BODY\n}, { isolationLevel: "read committed" });',
  },
};

export const targets: Target[] = [
  {
    ...shared,
    engine: "postgres",
    packages: ["drizzle-orm", "pg"],
    files: {
      "src/schema.ts": schema(dialects.postgres),
      "src/database.ts": `import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import * as schema from "./schema.ts";

export const pool = new pg.Pool({ connectionString: process.env["DATABASE"] ?? "" });
export const db = drizzle(pool, { schema });

export async function open(): Promise<void> {
  await pool.query("select 1");
}

export async function close(): Promise<void> {
  await pool.end();
}
`,
    },
    reads,
  },
  {
    ...shared,
    engine: "mariadb",
    packages: ["drizzle-orm", "mysql2"],
    files: {
      "src/schema.ts": schema(dialects.mariadb),
      "src/database.ts": `import { drizzle } from "drizzle-orm/mysql2";
import mysql from "mysql2/promise";
import * as schema from "./schema.ts";

export const pool = mysql.createPool({ uri: process.env["DATABASE"] ?? "" });
export const db = drizzle(pool, { schema, mode: "default" });

export async function open(): Promise<void> {
  await pool.query("select 1");
}

export async function close(): Promise<void> {
  await pool.end();
}
`,
    },
    // Its relational queries join laterally, which MariaDB does not know.
    reads: { ...reads, relations: undefined },
  },
  {
    ...shared,
    engine: "sqlite",
    packages: ["drizzle-orm", "better-sqlite3"],
    files: {
      "src/schema.ts": schema(dialects.sqlite),
      "src/database.ts": `import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import * as schema from "./schema.ts";

export const sqlite = new Database(process.env["DATABASE"] ?? "");
export const db = drizzle(sqlite, { schema });

export async function open(): Promise<void> {
  sqlite.pragma("busy_timeout = 10000");
}

export async function close(): Promise<void> {
  sqlite.close();
}
`,
    },
    // A transaction of better-sqlite3 is synchronous, which no program of the others is.
    reads: { ...reads, transaction: undefined },
  },
];
