/** Pages of reads whose statement the program writes itself: what changes in the statement, its values and its types. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fixedIn } from "../fixture.ts";

const schema = `create table users (id integer primary key, email text not null);
create table "Visits" ("shopId" integer not null, "order" integer not null, primary key ("shopId", "order"));
`;

const libraries = {
  pg: 'import pg from "pg";\nconst pool = new pg.Pool();',
  mysql2: 'import mysql from "mysql2/promise";\nconst pool = mysql.createPool({});',
  "better-sqlite3": 'import Database from "better-sqlite3";\nconst db = new Database("x");',
  postgres: 'import postgres from "postgres";\nconst sql = postgres("x");',
  "@neondatabase/serverless": 'import { neon } from "@neondatabase/serverless";\nconst sql = neon("x");',
  "pg-promise": 'import pgPromise from "pg-promise";\nconst db = pgPromise()("x");',
};

/** The lines of a page that say what is asked for, or why there are none. */
async function pageOf(library: keyof typeof libraries, read: string, types = ""): Promise<string[] | string> {
  const text = `import { Worker } from "bullmq";
${libraries[library]}
${types}
interface User { id: number; email: string }
new Worker("users", async (job) => {
  for (const row of ${read}) console.log(row.email);
});
`;
  const dependencies = JSON.stringify({ dependencies: { [library]: "*", bullmq: "*" } });
  const { fixed } = await fixedIn({ "schema.sql": schema, "job.ts": text, "package.json": dependencies }, "batch");
  if ("reason" in fixed) return fixed.reason;
  return fixed.text
    .split("\n")
    .filter((line) => /^\s*(?:let after|const (?:\{|\[)?.*page\b.* = await|.*\.all\(|if \(last\))/.test(line))
    .map((line) => line.trim());
}

test("values of pages come after the written ones", async () => {
  assert.deepEqual(
    await pageOf("pg", '(await pool.query("select * from users where email <> $1", [job.data.email])).rows'),
    [
      'let after = { sql: "", values: [] as unknown[] };',
      "const { rows: page } = await pool.query(`select * from users where (email <> $1)${after.sql} order by id limit ${size}`, [email, ...after.values]);",
      'if (last) after = { sql: " and id > $2", values: [last.id] };',
    ],
  );
  assert.deepEqual(
    await pageOf("mysql2", '(await pool.query("select * from users where email <> ?", [job.data.email]))[0]'),
    [
      'let after = { sql: "", values: [] as unknown[] };',
      "const [page] = await pool.query(`select * from users where (email <> ?)${after.sql} order by id limit ${size}`, [email, ...after.values]);",
      'if (last) after = { sql: " and id > ?", values: [last.id] };',
    ],
  );
});

test("a tagged statement takes the condition as a part of it", async () => {
  assert.deepEqual(
    await pageOf(
      "postgres",
      "await sql<User[]>`select email from users where email <> ${job.data.email} order by id desc`",
    ),
    [
      "let after = sql``;",
      "const page = await sql<(User & { id: string | number })[]>`select email, id from users where (email <> ${email}) ${after} order by id desc limit ${size}`;",
      "if (last) after = sql`and id < ${last.id}`;",
    ],
  );
});

test("names that SQL would fold or take for its own stand in quotes", async () => {
  assert.deepEqual(await pageOf("pg-promise", `await db.any('select * from "Visits"')`), [
    'let after = { sql: "", values: [] as unknown[] };',
    'const page = await db.any(`select * from "Visits"${after.sql} order by "shopId", "order" limit ${size}`, after.values);',
    'if (last) after = { sql: " where (\\"shopId\\" > $1 or (\\"shopId\\" = $1 and \\"order\\" > $2))", values: [last.shopId, last.order] };',
  ]);
  assert.deepEqual(await pageOf("mysql2", '(await pool.query("select * from Visits"))[0]'), [
    'let after = { sql: "", values: [] as unknown[] };',
    "const [page] = await pool.query(`select * from Visits${after.sql} order by \\`shopId\\`, \\`order\\` limit ${size}`, after.values);",
    'if (last) after = { sql: " where (`shopId` > ? or (`shopId` = ? and `order` > ?))", values: [last.shopId, last.shopId, last.order] };',
  ]);
});

test("the type that the program gives its rows gets the key that it lacks", async () => {
  const page = async (library: keyof typeof libraries, read: string, types?: string) =>
    (await pageOf(library, read, types))[1];
  assert.equal(
    await page("pg", '(await pool.query<Pick<User, "email">>("select email from users")).rows'),
    'const { rows: page } = await pool.query<Pick<User, "email"> & { id: unknown }>(`select email, id from users${after.sql} order by id limit ${size}`, after.values);',
  );
  assert.equal(
    await page("pg", '(await pool.query<Mail>("select * from users")).rows', "interface Mail { email: string }"),
    "const { rows: page } = await pool.query<Mail & { id: unknown }>(`select * from users${after.sql} order by id limit ${size}`, after.values);",
  );
  assert.equal(
    await page("pg", '(await pool.query<User>("select * from users")).rows'),
    "const { rows: page } = await pool.query<User>(`select * from users${after.sql} order by id limit ${size}`, after.values);",
  );
  assert.equal(
    await page(
      "better-sqlite3",
      'db.prepare<[string], { email: string }>("select email from users where email > ?").all(job.data.from)',
    ),
    "const page = db.prepare<unknown[], { email: string } & { id: unknown }>(`select email, id from users where (email > ?)${after.sql} order by id limit ${size}`).all(from, ...after.values);",
  );
  // Of a type that is one for all rows it is not seen what one of them is.
  assert.equal(
    await pageOf(
      "mysql2",
      '(await pool.query<Rows>("select email from users"))[0]',
      'import type { Rows } from "elsewhere";',
    ),
    "line 7 gives the rows a type without `id`",
  );
});

test("what pages can't be made of says why", async () => {
  const reasons: [keyof typeof libraries, string, string][] = [
    [
      "pg-promise",
      'await db.many("select * from users")',
      "line 7 fails where there are no rows, which the last page may not have",
    ],
    [
      "pg-promise",
      'await db.any("select * from users where email = $1 or email is null", job.data.email)',
      "line 7 gives values whose number can't be told",
    ],
    [
      "postgres",
      "await sql`select * from users where ${job.data.condition}`",
      "line 7 puts the statement together from parts",
    ],
    [
      "postgres",
      "await sql`select * from users where email <> ${job.data.email} ${job.data.rest}`",
      "line 7 puts the statement together from parts",
    ],
    [
      "postgres",
      "await sql`select ${sql(job.data.columns)} from users`",
      "line 7 puts the statement together from parts",
    ],
    [
      "@neondatabase/serverless",
      "await sql`select * from users`",
      "only the package postgres takes a statement apart from its conditions",
    ],
    [
      "pg",
      '(await pool.query("select * from users u join visits v on v.user = u.id")).rows',
      "line 7 joins another table, whose rows a key does not tell apart",
    ],
    [
      "pg",
      '(await pool.query("select distinct email from users")).rows',
      "line 7 asks for distinct rows, which needs all of them",
    ],
    [
      "pg",
      '(await pool.query("select * from users order by email")).rows',
      "line 7 orders by `email`, and pages need the order of the key",
    ],
    ["pg", '(await pool.query("select * from users offset 10")).rows', "line 7 skips rows, which pages by key can't"],
  ];
  for (const [library, read, reason] of reasons) assert.equal(await pageOf(library, read), reason, read);
});
