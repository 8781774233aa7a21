/**
 * Reads that a rewrite would change, each with the sentence that says so. What was measured of them stands with the
 * libraries: https://www.prisma.io/docs/orm/prisma-client/queries/pagination for cursors, and docs/rewrites.md.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { FixKind } from "../../finding.ts";
import { fixedIn } from "./fixture.ts";

const schema = `model Order {
  id       Int      @id
  status   String
  total    Float?
  rank     Int
  parentId Int?
  created  DateTime
}
model Stamp {
  at DateTime @id
  total Int
}
`;

const typeormOn = (type: string): string => `import { DataSource, Entity, PrimaryColumn } from "typeorm";
@Entity() class Order { @PrimaryColumn() id!: number; @Column() total!: number; }
const source = new DataSource({ type: "${type}" });
const orders = source.getRepository(Order);`;

/** What a job's file begins with, and what its project has. */
const libraries: Record<string, { head: string; packages: readonly string[] }> = {
  prisma: {
    packages: ["@prisma/client"],
    head: 'import { PrismaClient } from "@prisma/client";\nconst prisma = new PrismaClient();',
  },
  "typeorm on PostgreSQL": {
    packages: ["typeorm", "pg"],
    head: typeormOn("postgres"),
  },
  "typeorm on MySQL": {
    packages: ["typeorm", "mysql2"],
    head: typeormOn("mysql"),
  },
  "knex on better-sqlite3": {
    packages: ["knex", "better-sqlite3"],
    head: 'import knex from "knex";\nconst db = knex({ client: "better-sqlite3" });',
  },
  "knex on PostgreSQL": {
    packages: ["knex", "pg", "pg-query-stream"],
    head: 'import knex from "knex";\nconst db = knex({ client: "pg", pool: { min: 0, max: 1 } });',
  },
  "drizzle on mysql2": {
    packages: ["drizzle-orm", "mysql2"],
    head: 'import { drizzle } from "drizzle-orm/mysql2";\nimport { int, mysqlTable } from "drizzle-orm/mysql-core";\nconst orders = mysqlTable("orders", { id: int().primaryKey(), total: int() });\nconst db = drizzle("x");',
  },
  "mikro-orm": {
    packages: ["@mikro-orm/core", "@mikro-orm/postgresql"],
    head: 'import { MikroORM } from "@mikro-orm/postgresql";\nclass Order { @PrimaryKey() id!: number; @Property() total!: number; }\nconst orm = await MikroORM.init();\nconst em = orm.em.fork();',
  },
  mongoose: {
    packages: ["mongoose"],
    head: 'import mongoose from "mongoose";\nconst Order = mongoose.model("Order", new mongoose.Schema({ total: Number }));',
  },
  pg: {
    packages: ["pg", "pg-query-stream"],
    head: 'import pg from "pg";\nconst pool = new pg.Pool({ max: 1 });\nconst client = new pg.Client();',
  },
};

interface Unsafe {
  name: string;
  library: keyof typeof libraries;
  kind: FixKind;
  /** Statements of an async function. */
  body: string;
  reason: RegExp;
}

const each = (read: string, work = "send(row.total);") => `for (const row of ${read}) ${work}`;

const cases: Unsafe[] = [
  {
    name: "order by a column that is not unique",
    library: "prisma",
    kind: "batch",
    body: each('await prisma.order.findMany({ orderBy: { rank: "asc" } })'),
    reason: /^line \d+ orders by `rank`, and pages need the order of the key$/,
  },
  {
    name: "order by a column that may be null",
    library: "prisma",
    kind: "batch",
    body: each('await prisma.order.findMany({ orderBy: [{ total: "asc" }, { id: "asc" }] })'),
    reason: /^line \d+ orders by `total`, which may be null$/,
  },
  {
    name: "order by a time, which loses its microseconds",
    library: "prisma",
    kind: "batch",
    body: each('await prisma.order.findMany({ orderBy: [{ created: "asc" }, { id: "asc" }] })'),
    reason: /^line \d+ orders by `created`, whose values pages can't compare$/,
  },
  {
    name: "a key that is a time",
    library: "prisma",
    kind: "batch",
    body: each("await prisma.stamp.findMany()"),
    reason: /^the primary key of `Stamp` holds a date \(`at`\)$/,
  },
  {
    name: "offset in use",
    library: "prisma",
    kind: "batch",
    body: each("await prisma.order.findMany({ skip: 10 })"),
    reason: /^line \d+ skips rows, which pages by key can't$/,
  },
  {
    name: "a cursor in use",
    library: "prisma",
    kind: "batch",
    body: each("await prisma.order.findMany({ cursor: { id: 5 } })"),
    reason: /^line \d+ starts at a cursor$/,
  },
  {
    name: "take from a variable",
    library: "prisma",
    kind: "batch",
    body: `const take: number | undefined = undefined;\n  ${each("await prisma.order.findMany({ take })")}`,
    reason: /^line \d+ takes a number of rows that may be missing$/,
  },
  {
    name: "distinct",
    library: "prisma",
    kind: "batch",
    body: each('await prisma.order.findMany({ distinct: ["status"] })'),
    reason: /^line \d+ asks for distinct rows, which needs all of them$/,
  },
  {
    name: "distinct in SQL",
    library: "pg",
    kind: "batch",
    body: each('(await pool.query("select distinct total from orders")).rows'),
    reason: /^line \d+ asks for distinct rows, which needs all of them$/,
  },
  {
    name: "group",
    library: "pg",
    kind: "batch",
    body: each('(await pool.query("select tenant_id, sum(total) as total from orders group by tenant_id")).rows'),
    reason: /^line \d+ groups rows, which needs all of them$/,
  },
  {
    name: "a loop that changes the key",
    library: "prisma",
    kind: "batch",
    body: each(
      "await prisma.order.findMany()",
      "await prisma.order.update({ where: { id: row.id }, data: { id: row.id + 1000 } });",
    ),
    reason: /^line \d+ changes the key/,
  },
  {
    name: "a loop that inserts rows that match",
    library: "prisma",
    kind: "batch",
    body: each("await prisma.order.findMany()", "await prisma.order.create({ data: { parentId: row.id } });"),
    reason: /^line \d+ adds rows to, or removes rows from, the table that is read$/,
  },
  {
    name: "a read in a repeatable-read transaction",
    library: "typeorm on PostgreSQL",
    kind: "batch",
    body: `await source.transaction("REPEATABLE READ", async (manager) => {\n    ${each("await manager.find(Order)")}\n  });`,
    reason: /^line \d+ opens a transaction that keeps one snapshot$/,
  },
  {
    name: "a read in a transaction of MySQL, which is repeatable-read by itself",
    library: "typeorm on MySQL",
    kind: "batch",
    body: `await source.transaction(async (manager) => {\n    ${each("await manager.find(Order)")}\n  });`,
    reason: /^line \d+ reads in a transaction, which keeps one snapshot on MySQL$/,
  },
  {
    name: "rows that are sorted",
    library: "prisma",
    kind: "batch",
    body: "const rows = await prisma.order.findMany();\n  rows.sort((a, b) => a.rank - b.rank);\n  for (const row of rows) send(row.id);",
    reason: /^line \d+ sorts the whole array$/,
  },
  {
    name: "random access",
    library: "prisma",
    kind: "batch",
    body: "const rows = await prisma.order.findMany();\n  for (let i = 1; i < rows.length; i++) send(rows[i]!.rank - rows[i - 1]!.rank);",
    reason: /^line \d+ (?:picks rows by index|looks at another row|counts in a way|goes through the rows|needs)/,
  },
  {
    name: "rows that go back to the caller",
    library: "prisma",
    kind: "batch",
    body: "return prisma.order.findMany();",
    reason: /^line \d+ returns all rows to its caller$/,
  },
  {
    name: "groups that are made of all rows",
    library: "prisma",
    kind: "batch",
    body: "const rows = await prisma.order.findMany();\n  return Object.groupBy(rows, (row) => row.status);",
    reason: /^line \d+ passes all rows to `Object\.groupBy`$/,
  },
  {
    name: "a pool of one whose stream's loop queries",
    library: "knex on PostgreSQL",
    kind: "stream",
    body: each('await db("orders").select("id", "total")', 'await db("totals").insert({ total: row.total });'),
    reason: /^line \d+ .*(?:stream|connection)/,
  },
  {
    name: "a stream of Knex on better-sqlite3",
    library: "knex on better-sqlite3",
    kind: "stream",
    body: each('await db("orders").select("id", "total")'),
    reason: /^a stream over better-sqlite3 keeps all rows$/,
  },
  {
    name: "Drizzle's iterator over mysql2",
    library: "drizzle on mysql2",
    kind: "stream",
    body: each("await db.select().from(orders)"),
    reason: /^Drizzle has no stream that lets rows go$/,
  },
  {
    name: "MikroORM's stream of a query builder",
    library: "mikro-orm",
    kind: "stream",
    body: each('await em.createQueryBuilder(Order, "o").select("*").getResultList()'),
    reason: /`getResultList` has no automatic rewrite/,
  },
  {
    name: "Mongoose's cursor over an aggregate",
    library: "mongoose",
    kind: "stream",
    body: each("await Order.aggregate([{ $project: { total: 1 } }])"),
    reason: /`aggregate` has no automatic rewrite/,
  },
];

for (const { name, library, kind, body, reason } of cases)
  test(`${name} (${library}): no ${kind}`, async () => {
    const { head, packages } = libraries[library]!;
    const dependencies = Object.fromEntries([...packages, "bullmq"].map((name) => [name, "1"]));
    const { finding, fixed } = await fixedIn(
      {
        "schema.prisma": schema,
        "schema.sql":
          "create table orders (id integer primary key, tenant_id integer, total integer not null, parent integer);\n",
        "package.json": JSON.stringify({ dependencies }),
        "job.ts": `import { Worker } from "bullmq";\n${head}\nnew Worker("orders", async () => {\n  ${body}\n});\n`,
      },
      kind,
    );
    assert.equal(
      finding.fixes.some((one) => one.kind === kind),
      false,
      `${kind} is offered`,
    );
    assert.match("reason" in fixed ? fixed.reason : "edits", reason);
  });
