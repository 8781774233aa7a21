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
