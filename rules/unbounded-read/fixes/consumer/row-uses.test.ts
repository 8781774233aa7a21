/** Which properties of a row are asked for, in each way that a row can be looked at. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { consumerIn } from "./fixture.ts";
import { rowUses } from "./row-uses.ts";

const asked: [string, string][] = [
  ["for (const row of await all()) use(row.id, row.total);", "id total"],
  ["for (const row of await all()) use(row?.id, row!.total, (row as Order).note);", "id note total"],
  ["for (const row of await all()) use(row['id'], row.customer.name);", "customer id"],
  ["for (const { id, total: sum = 0, customer: { name } } of await all()) use(id, sum, name);", "customer id total"],
  ["for (const row of await all()) {\n  const { id, note } = row;\n  use(id, note);\n}", "id note"],
  ["let id;\nfor (const row of await all()) {\n  ({ id } = row);\n  use(id);\n}", "id"],
  ["for (const row of await all()) if (row && row.id) use();", "id"],
  ["for (const row of await all()) if (!row || row === undefined) use(row.total.toFixed(2));", "total"],
  ["for (const row of await all()) later.push(() => row.id);", "id"],
  ["(await all()).forEach((row) => use(row.id));", "id"],
  ["(await all()).forEach(() => n++);", ""],
  ["for (const [i, row] of (await all()).entries()) use(i, row.id);", "id"],
  [
    "const rows = await all();\nfor (let i = 0; i < rows.length; i++) {\n  const row = rows[i];\n  use(row.id);\n}",
    "id",
  ],
  ["for (const row of (await all()).filter(({ paid }) => paid)) use(row.id);", "id paid"],
  ["for (const id of (await all()).filter((r) => r.paid).map((r) => r.id)) use(id);", "id paid"],
  ["for (const one of (await all()).map((r) => ({ id: r.id, sum: r.total }))) use(one);", "id total"],
  ["return (await all()).reduce((sum, row) => sum + row.total, 0);", "total"],
  ["return (await all()).some(({ paid }) => paid);", "paid"],
  ["return (await all()).filter((r) => r.paid).length;", "paid"],
  ["return (await all()).length;", ""],
];

for (const [body, properties] of asked) {
  test(`asks for ${properties || "nothing"}: ${body.replace(/\s+/g, " ")}`, () => {
    assert.equal(usesOf(body), properties);
  });
}

/** The place that uses whole rows. */
const whole: [string, string][] = [
  ["for (const row of await all()) send(row);", "row"],
  ["for (const row of await all()) send({ ...row });", "row"],
  ["for (const row of await all()) row.save();", "row"],
  ["for (const row of await all()) send(row[key]);", "row"],
  ["for (const row of await all()) {\n  const { id, ...rest } = row;\n}", "...rest"],
  ["for (const { id, ...rest } of await all()) use(id, rest);", "...rest"],
  ["for (const { [key]: value } of await all()) use(value);", "[key]: value"],
  ["for (const row of await all()) {\n  const copy = row;\n  use(copy.id);\n}", "row"],
  ["for (const row of await all()) for (const key in row) use(key);", "row"],
  ["let row;\nfor (row of await all()) use(row.id);", "row"],
  ["(await all()).forEach(print);\nfunction print(row) {}", "print"],
  ["for (const text of (await all()).map(textOf)) use(text);\nfunction textOf(row) {\n  return '';\n}", "textOf"],
  ["for (const one of (await all()).map((r) => ({ ...r, x: 1 }))) use(one.x);", "r"],
  ["return (await all()).reduce((best, row) => (best && best.total > row.total ? best : row), null);", "row"],
];

for (const [body, place] of whole) {
  test(`whole rows: ${body.replace(/\s+/g, " ")}`, () => assert.equal(usesOf(body), `whole: ${place}`));
}

function usesOf(body: string): string {
  const consumer = consumerIn(`async function run() {\n${body}\n}\n`);
  assert.ok(!("reason" in consumer), "reason" in consumer ? consumer.reason : "");
  const uses = rowUses(consumer);
  return "whole" in uses ? `whole: ${uses.whole.getText()}` : [...uses.properties].sort().join(" ");
}
