/** Examples, seeds and scripts are quiet, unless the user names them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkFiles } from "../cases/check.ts";
import { memoryHost } from "../cases/memory-host.ts";

const job = `import { PrismaClient } from "@prisma/client";
import { Worker } from "bullmq";
const prisma = new PrismaClient();
new Worker("q", async () => {
  for (const order of await prisma.order.findMany()) console.log(order.id);
});
`;

async function foundIn(named: string[]): Promise<string[]> {
  const paths = ["examples/pool/job.ts", "examples/pool/scripts/job.ts", "examples/other/job.ts"];
  const host = { ...memoryHost(paths.map((path): [string, string] => [path, job])), named };
  return (await checkFiles(host)).findings.map(({ file }) => file);
}

test("what lies in a folder of examples is quiet", async () => {
  assert.deepEqual(await foundIn([]), []);
});

test("a folder that is named is looked at, and what is quiet in it stays so", async () => {
  assert.deepEqual(await foundIn(["examples/pool"]), ["examples/pool/job.ts"]);
});

test("a file that is named is looked at", async () => {
  assert.deepEqual(await foundIn(["examples/pool/scripts/job.ts"]), ["examples/pool/scripts/job.ts"]);
});
