import assert from "node:assert/strict";
import { test } from "node:test";
import { checkFiles } from "../cases/check.ts";
import { memoryHost } from "../cases/memory-host.ts";

/** What is said of the only read of a job over a table with a key. */
async function reasonFor(key: string): Promise<string | null | undefined> {
  const files: [string, string][] = [
    ["schema.prisma", `model Visit {\n  id Int\n  shop Int\n  at DateTime\n  ${key}\n}\n`],
    [
      "job.ts",
      `import { PrismaClient } from "@prisma/client";
import { Worker } from "bullmq";
const prisma = new PrismaClient();
new Worker("visits", async () => {
  let sum = 0;
  for (const visit of await prisma.visit.findMany()) sum += visit.shop;
  return sum;
});
`,
    ],
  ];
  const { findings } = await checkFiles(memoryHost(files));
  assert.equal(findings.length, 1);
  return findings[0]!.noFix;
}

test("a key that pages can't go by is told as what it is", async () => {
  assert.equal(await reasonFor("@@id([id])"), null);
  assert.equal(await reasonFor("@@id([id, shop])"), null);
  assert.equal(await reasonFor("@@id([at])"), "the primary key of `Visit` holds a date (`at`)");
  // Columns that are unique together and never null will do where there is no primary key.
  assert.equal(await reasonFor("@@unique([shop])"), null);
  assert.equal(await reasonFor(""), "the primary key of `visit` was not found");
});

/** The key that pages of the only read of some files go by. */
async function keyIn(files: Record<string, string>): Promise<unknown> {
  const { findings } = await checkFiles(memoryHost(Object.entries(files)));
  assert.equal(findings.length, 1);
  const { key, noKey } = findings[0]!.read!;
  return key ?? noKey ?? null;
}

const mikroJob = `import { MikroORM } from "@mikro-orm/postgresql";
import { Worker } from "bullmq";
import { Order } from "./order";
const orm = await MikroORM.init();
new Worker("orders", async () => {
  let sum = 0;
  for (const order of await orm.em.fork().find(Order, {})) sum += order.total;
  return sum;
});
`;
const orderClass = "export class Order { shop!: number; number!: number; total!: number; }\n";

test("a class's key is found in the schema that names it, in whatever file", async () => {
  for (const schema of [
    `import { EntitySchema } from "@mikro-orm/core";
export const orderSchema = new EntitySchema<Order>({
  class: Order,
  properties: { shop: { type: "number", primary: true }, number: { type: "number", primary: true }, total: { type: "number" } },
});`,
    `import { defineEntity } from "@mikro-orm/core";
export const orderSchema = defineEntity({
  class: Order,
  properties: (p) => ({ shop: p.integer().primary(), number: p.integer().primary(), total: p.integer() }),
});`,
    `import { defineEntity, p } from "@mikro-orm/core";
export const orderSchema = defineEntity({
  class: Order,
  properties: { shop: p.integer().primary(), number: p.integer().primary(), total: p.integer() },
});`,
  ])
    assert.deepEqual(
      await keyIn({
        "order.ts": orderClass,
        "order.schema.ts": `import { Order } from "./order";\n${schema}\n`,
        "job.ts": mikroJob,
      }),
      { fields: ["shop", "number"], proven: true },
    );
});

test("a schema that is read by itself tells its key", async () => {
  assert.deepEqual(
    await keyIn({
      "order.ts": `import { defineEntity } from "@mikro-orm/core";
export const Order = defineEntity({ name: "Order", properties: (p) => ({ code: p.string().primary(), total: p.integer() }) });
`,
      "job.ts": mikroJob,
    }),
    { fields: ["code"], proven: true },
  );
});
