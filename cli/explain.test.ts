import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { checkIn, workspaceOf } from "./workspace-fixture.ts";

const files = {
  "src/db.ts": 'import { PrismaClient } from "@prisma/client";\nexport const prisma = new PrismaClient();\n',
  "src/jobs.ts": `import { Worker } from "bullmq";
import { prisma } from "./db";
import { everybody } from "./report";
new Worker("a", async (job) => {
  await prisma.order.findMany({ take: 100 });
  await prisma.order.findMany({ where: { id: job.data.id } });
  await prisma.order.findFirst({ where: { open: true } });
  // orm-memory-disable-next-line unbounded-read -- forty rows
  await prisma.order.findMany();
  return everybody();
}, { concurrency: 4 });
`,
  "src/report.ts": `import { prisma } from "./db";
export const everybody = async () => (await prisma.user.findMany({ where: { active: true } })).length;
export const nobody = async () => (await prisma.user.findMany()).length;
export const outer = () => nobody();
`,
};
const shared = {
  "src/repository.ts": `import { prisma } from "./db";
export const find = (options: { where?: object; take?: number }) => prisma.line.findMany(options);
`,
  "src/lines.ts": `import { Worker } from "bullmq";
import { find } from "./repository";
new Worker("few", async () => (await find({ take: 5 })).length);
new Worker("all", async () => (await find({})).length);
`,
};
const cwd = workspaceOf({ ...files, ...shared });
const lineOf = (file: keyof typeof files, text: string): number =>
  files[file].slice(0, files[file].indexOf(text)).split("\n").length;
const explain = async (file: keyof typeof files, text: string) => {
  const { status, stdout, stderr } = await checkIn(cwd, "--explain", `${file}:${lineOf(file, text)}`);
  assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
  return stdout;
};

test("a read that is reported: what limits it, what its filter leaves, and what each step leaves of the confidence", async () => {
  assert.equal(
    await explain("src/report.ts", "export const everybody"),
    `src/report.ts:2:57
  \`findMany\` is a read of Prisma from \`user\`.
  Reported as warning with confidence 0.97.
  Nothing limits it: there is no \`take\`.
  It filters by \`active\` only: states, flags and ages leave most of a table.

  The way to it, with what each step leaves of the confidence (0.97 in all):
  0.97  src/jobs.ts:4    a BullMQ worker runs a callback for up to 4 jobs at once (concurrency)
     1  src/jobs.ts:10   the callback calls everybody
     1  src/report.ts:2  everybody reads the rows
`,
  );
});

test("reads that are not reported say why", async () => {
  assert.match(await explain("src/jobs.ts", "take: 100"), /\n {2}Not reported: it is limited\. `take` is 100\.\n/);
  assert.match(
    await explain("src/jobs.ts", "where: { id"),
    /\n {2}Not reported: its filter leaves few rows\. It filters by `id`, which is unique: one row\.\n/,
  );
  assert.match(await explain("src/jobs.ts", "findFirst"), /\n {2}Not reported: `findFirst` gives one row\.\n/);
  assert.match(await explain("src/jobs.ts", "findMany();"), /\n {2}A comment in line 8 silences it: forty rows\.\n/);
});

test("a read that nothing reaches: where the calls to it begin", async () => {
  assert.match(
    await explain("src/report.ts", "export const nobody"),
    /Not reported: no pool, queue, schedule or fan-out that is known reaches it\.\n {2}The calls that lead to it begin at outer \(src\/report\.ts:4\): nothing is known to hand this to a pool\./,
  );
});

test("a call that chooses what a shared read reads", async () => {
  const { stdout } = await checkIn(cwd, "--explain", "src/lines.ts:4");
  assert.match(
    stdout,
    /^src\/repository\.ts:2:\d+\n {2}The call in line 4 of src\/lines\.ts chooses filter and limit of a read that several share\.\n/,
  );
  assert.match(stdout, /\n {2}Reported as warning with confidence 0\.97\.\n/);
  assert.doesNotMatch(stdout, /lines\.ts:3/);
});

test("a line without a read says so; words that name no line, no file or no source are one sentence", async () => {
  assert.match(await explain("src/jobs.ts", "import { everybody }"), /Line 3 has no read that the catalog knows\./);
  const wrong: [string, RegExp][] = [
    ["src/jobs.ts", /^--explain src\/jobs\.ts names no line; write --explain FILE:LINE, as in src\/report\.ts:9\.\n$/],
    ["src/nope.ts:3", /^--explain src\/nope\.ts:3: there is no file src\/nope\.ts here\.\n$/],
  ];
  for (const [place, sentence] of wrong) {
    const { status, stderr } = await checkIn(cwd, "--explain", place);
    assert.equal(status, 2);
    assert.match(stderr, sentence);
  }
});

test("a pool that is reported says why, in words and as JSON", async () => {
  const pools = workspaceOf({
    "orm-memory.config.json": '{ "rules": { "pool-not-closed": "warning" } }',
    "src/resize.ts": `import Piscina from "piscina";
export const resize = (file: string) => new Piscina({ filename: "/srv/worker.js", maxThreads: 2 }).run(file);
`,
  });
  const { stdout } = await checkIn(pools, "--explain", "src/resize.ts:2");
  assert.match(
    stdout,
    /^src\/resize\.ts:2:45\n {2}Makes a Piscina pool of up to 2 threads in every call of `resize` and never closes it\.\n/,
  );
  assert.match(stdout, /resize makes a Piscina pool of up to 2 threads\n$/);
  const told = JSON.parse((await checkIn(pools, "--explain", "src/resize.ts:2", "--format", "json")).stdout);
  const schema = JSON.parse(readFileSync(new URL("../schemas/explanation.schema.json", import.meta.url), "utf8"));
  assert.ok(new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema)(told));
  assert.match((await checkIn(pools)).stdout, /\n1 warning in 1 file /);
});

test("as JSON it fits its schema", async () => {
  const schema = JSON.parse(readFileSync(new URL("../schemas/explanation.schema.json", import.meta.url), "utf8"));
  const valid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
  for (const text of ["take: 100", "findFirst", "everybody();", "import { everybody }"]) {
    const place = `src/jobs.ts:${lineOf("src/jobs.ts", text)}`;
    const told = JSON.parse((await checkIn(cwd, "--explain", place, "--format", "json")).stdout);
    assert.ok(valid(told), JSON.stringify(valid.errors));
  }
});
