/** Conditions of a page beside those that are written, for libraries whose query is made of calls. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fixedIn } from "../fixture.ts";

/** What a page is, or why there is none. */
async function pageOf(files: Record<string, string>): Promise<string> {
  const { fixed } = await fixedIn(files, "batch");
  return "reason" in fixed ? fixed.reason : /const page = await ([\s\S]*?);\n/.exec(fixed.text)![1]!;
}

const drizzle = (where: string, imports = "and, eq") => ({
  "job.ts": `import { Worker } from "bullmq";
import { ${imports} } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { integer, pgTable, serial } from "drizzle-orm/pg-core";
const users = pgTable("users", { id: serial().primaryKey(), age: integer(), rank: integer() });
const db = drizzle("x");
new Worker("users", async () => {
  for (const user of await db.select().from(users).where(${where})) send(user.age);
});
`,
});

test("Drizzle: an `and` takes the page's condition as a further part", async () => {
  assert.equal(
    await pageOf(drizzle("and(eq(users.age, 1), eq(users.rank, 2))")),
    "db\n      .select()\n      .from(users)\n      .where(and(eq(users.age, 1), eq(users.rank, 2), after))\n      .orderBy(asc(users.id))\n      .limit(size)",
  );
  assert.match(
    await pageOf(drizzle("and(\n    eq(users.age, 1),\n    eq(users.rank, 2),\n  )")),
    /and\(\n {6}eq\(users\.age, 1\),\n {6}eq\(users\.rank, 2\),\n {6}after,\n {4}\)/,
  );
  assert.match(await pageOf(drizzle("eq(users.age, 1)", "eq")), /where\(and\(eq\(users\.age, 1\), after\)\)/);
});

test("calls that have a line each get more of them", async () => {
  const chain = "db\n    .select()\n    .from(users)\n    .where(eq(users.age, 1))";
  const files = drizzle("x", "eq");
  const text = files["job.ts"].replace("db.select().from(users).where(x)", chain);
  assert.equal(
    await pageOf({ "job.ts": text }),
    "db\n      .select()\n      .from(users)\n      .where(and(eq(users.age, 1), after))\n      .orderBy(asc(users.id))\n      .limit(size)",
  );
});

test("MongoDB: no pages where the projection may leave out the key", async () => {
  const read = (options: string) =>
    pageOf({
      "job.ts": `import { Worker } from "bullmq";
import { MongoClient } from "mongodb";
const client = new MongoClient("x");
const projection: Record<string, 0 | 1> = JSON.parse("{}");
new Worker("users", async () => {
  for (const user of await client.db().collection("users").find({}, ${options}).toArray()) send(user.email);
});
`,
    });
  const elsewhere = "line 6 says elsewhere what comes back, perhaps without the key";
  assert.equal(await read("{ projection }"), elsewhere);
  assert.equal(await read("{ projection: { ...projection } }"), elsewhere);
  assert.equal(await read("{ projection: { _id: 0, email: 1 } }"), "line 6 leaves out the key `_id`");
  assert.match(await read("{ projection: { email: 1 } }"), /\{ projection: \{ email: 1 \} \}/);
});

test("Knex: a table that a constant names is one like any other", async () => {
  assert.match(
    await pageOf({
      "migration.ts": 'export const up = (knex) => knex.schema.createTable("users", (t) => { t.increments("id"); });\n',
      "job.ts": `import { Worker } from "bullmq";
import knex from "knex";
const db = knex({ client: "pg" });
const T = { USERS: "users" };
new Worker("users", async () => {
  for (const user of await db.select("email").from(T.USERS)) send(user.email);
});
`,
    }),
    /^query$/,
  );
});
