/** What may ask a database while a stream keeps its connection. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ts } from "../../../../rewrite/typescript.ts";
import { each } from "../scope.ts";
import { databaseWork, workClause } from "./database-work.ts";
import { consumerIn } from "./fixture.ts";

const head = `import { once } from "node:events";
import { notify } from "./mail";
import * as fs from "fs";
const { readFile } = require("fs/promises");
`;

/** The body of a loop over rows that have to be awaited, and what it does to a database. */
const loops: [string, "queries" | "may query" | "nothing"][] = [
  ["await this.repo.update(row.id, {});", "queries"],
  ["this.repo.update(row.id, {});", "queries"],
  ["await prisma.item.count();", "queries"],
  ["await this.otherRepository.save(row);", "queries"],
  ["await tx.insert(row);", "queries"],
  ["await sql`select 1`;", "queries"],
  ["await db.select().from(items);", "queries"],
  ["await save(row);", "queries"],
  ["await this.store(row);", "queries"],
  ["await notify(row.id);", "may query"],
  ["const [a] = await Promise.all([notify(row.id)]);", "may query"],
  ["await this.mailer.send(row);", "may query"],
  ["await handed(row);", "may query"],
  ["await row.save();", "may query"],
  ["await row.customer;", "may query"],
  ["row.destroy();", "may query"],
  ["for await (const one of pagesOf(row)) use(one);", "may query"],
  ["const late = async () => await notify(row.id);", "may query"],
  ["sum += row.total;", "nothing"],
  ["console.log(row.id);", "nothing"],
  ["notify(row.id);", "nothing"],
  ["if (!out.write(row.note)) await once(out, 'drain');", "nothing"],
  ["await fs.promises.appendFile('x', row.note);", "nothing"],
  ["await readFile(row.path);", "nothing"],
  ["await fetch(row.address);", "nothing"],
  ["await new Promise((done) => setTimeout(done, 10));", "nothing"],
  ["await shown(row);", "nothing"],
  ["names.push(row.name.trim());", "nothing"],
  ["seen.add(row.getTime());", "may query"],
  ["parentPort.postMessage(row.id);", "nothing"],
];

const tail = `
async function save(row) {
  return inner(row);
}
const inner = async (row) => prisma.order.update({ where: { id: row.id }, data: {} });
async function shown(row) {
  console.log(row.id);
}
`;

for (const [body, does] of loops) {
  test(`${does}: ${body}`, () => {
    const text = `${head}class Job {\n  async run(handed) {\n    for (const row of await all(this.repo.find)) {\n      ${body}\n    }\n  }\n  async store(row) {\n    await this.repo.save(row);\n  }\n}${tail}`;
    assert.equal(
      workOf(text),
      does === "nothing" ? null : `line 8 ${does} the database while the stream keeps its connection`,
    );
  });
}

/** Rows that come at once: whatever is called may ask, without anybody waiting for it. */
const atOnce: [string, "queries" | "may query" | "nothing"][] = [
  ["this.repo.find;", "nothing"],
  ["notify(row.id);", "may query"],
  ["insert.run(row.id);", "may query"],
  ["db.exec('x');", "queries"],
  ["sum += row.total;", "nothing"],
  ["out.write(row.note);", "nothing"],
  ["lines.push(String(row.id));", "nothing"],
];

for (const [body, does] of atOnce) {
  test(`at once, ${does}: ${body}`, () => {
    const text = `${head}function run() {\n  for (const row of now()) {\n    ${body}\n  }\n}\n`;
    assert.equal(
      workOf(text),
      does === "nothing" ? null : `line 7 ${does} the database while the stream keeps its connection`,
    );
  });
}

test("a function that is handed over by its name is looked into", () => {
  const text = `${head}async function run() {\n  (await all()).forEach(save);\n}\nfunction save(row) {\n  pool.query("x");\n}\n`;
  assert.equal(workOf(text), "line 9 queries the database while the stream keeps its connection");
});

function workOf(text: string): string | null {
  const consumer = consumerIn(text);
  assert.ok(!("reason" in consumer), "reason" in consumer ? consumer.reason : "");
  let receiver: import("@ts-morph/common").ts.Expression | null = null;
  each(consumer.given.read, (node) => {
    if (ts.isPropertyAccessExpression(node) && node.name.text === "find") receiver = node.expression;
  });
  const work = databaseWork(consumer, receiver);
  return work && workClause(work);
}
