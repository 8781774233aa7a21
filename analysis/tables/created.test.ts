import assert from "node:assert/strict";
import { test } from "node:test";
import { createdTables, createsTables } from "./created.ts";

const said = (text: string) => {
  assert.match(text, createsTables);
  return createdTables(text).map(({ name, primary, unique, columns }) => ({
    name,
    primary,
    unique,
    columns: [...columns.values()].map((one) => `${one.name}${one.nullable ? "?" : ""}${one.comparable ? "" : "!"}`),
  }));
};

test("SQL: keys at the column and as a constraint, quoted names, types, comments", () => {
  const sql = `-- CREATE TABLE old (id int primary key);
CREATE TABLE IF NOT EXISTS public."orders" (
  id BIGSERIAL PRIMARY KEY, -- the key
  email varchar(100) NOT NULL UNIQUE,
  total numeric(10, 2) DEFAULT 0,
  at timestamp with time zone NOT NULL,
  CONSTRAINT positive CHECK (total >= 0)
);
create table \`lines\` (\`order\` int not null, nr int, note text default 'a, (b', primary key (\`order\`, nr));
`;
  assert.deepEqual(said(sql), [
    { name: "orders", primary: ["id"], unique: [["id"], ["email"]], columns: ["id", "email", "total?!", "at!"] },
    { name: "lines", primary: ["order", "nr"], unique: [["order", "nr"]], columns: ["order", "nr", "note?"] },
  ]);
});

test("SQL inside a program", () => {
  assert.deepEqual(said('db.exec("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT)");'), [
    { name: "users", primary: ["id"], unique: [["id"]], columns: ["id", "name?"] },
  ]);
});

test("Knex", () => {
  const text = `await knex.schema.createTable("users", (table) => {
  table.increments();
  table.string("email", 100).notNullable().unique();
  table.timestamp("at").defaultTo(knex.fn.now());
  table.timestamps(true, true);
});
await knex.schema.createTable("events", function (t) {
  t.integer("tenant").notNullable()
  t.bigInteger("seq").notNullable()
  t.primary(["tenant", "seq"])
});
await knex.schema.createTable("docs", (t: Knex.TableBuilder) => { t.uuid("id").primary(); });`;
  assert.deepEqual(said(text), [
    { name: "users", primary: ["id"], unique: [["id"], ["email"]], columns: ["id", "email", "at?!"] },
    { name: "events", primary: ["tenant", "seq"], unique: [["tenant", "seq"]], columns: ["tenant", "seq"] },
    { name: "docs", primary: ["id"], unique: [["id"]], columns: ["id"] },
  ]);
});

test("Kysely", () => {
  const text = `await db.schema
  .createTable("users")
  .addColumn("id", "serial", (col) => col.primaryKey())
  .addColumn("email", "varchar(100)", (col) => col.notNull().unique())
  .addColumn("at", "timestamp", (col) => col.defaultTo(sql\`now()\`).notNull())
  .execute();
await db.schema.createTable("events").addColumn("tenant", "integer").addColumn("seq", sql\`int8\`)
  .addPrimaryKeyConstraint("events_pk", ["tenant", "seq"]).execute();`;
  assert.deepEqual(said(text), [
    { name: "users", primary: ["id"], unique: [["id"], ["email"]], columns: ["id", "email", "at!"] },
    { name: "events", primary: ["tenant", "seq"], unique: [["tenant", "seq"]], columns: ["tenant", "seq"] },
  ]);
});

test("what is cut off or no table says nothing", () => {
  assert.deepEqual(createdTables("create table orders (id int primary key"), []);
  assert.deepEqual(createdTables('schema.createTable("orders", (t) => {'), []);
  assert.deepEqual(createdTables("schema.createTable(name, columns)"), []);
});
