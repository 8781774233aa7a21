import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { checkIn, workspaceOf, write } from "./workspace-fixture.ts";

const db = 'import { PrismaClient } from "@prisma/client";\nexport const prisma = new PrismaClient();\n';
const job = (...reads: string[]): string =>
  `import { Worker } from "bullmq";\nimport { prisma } from "./db";\nnew Worker("q", async () => {\n${reads.join("\n")}\n});\n`;
const orders = "  console.log((await prisma.order.findMany()).length);";
const users = "  console.log((await prisma.user.findMany()).length);";
const summary = (stdout: string) => JSON.parse(stdout).summary.warnings as number;
const known = (cwd: string) =>
  JSON.parse(readFileSync(join(cwd, "known.json"), "utf8")).findings as { table: string }[];

test("what a baseline knows does not count; what is new does, wherever lines moved", async () => {
  const cwd = workspaceOf({ "db.ts": db, "job.ts": job(orders) });
  assert.equal((await checkIn(cwd)).status, 1);
  const written = await checkIn(cwd, "--baseline", "known.json", "--write-baseline");
  assert.deepEqual(
    { status: written.status, stderr: written.stderr },
    { status: 0, stderr: "known.json now knows 1 finding.\n" },
  );
  const schema = JSON.parse(readFileSync(new URL("../schemas/baseline.schema.json", import.meta.url), "utf8"));
  const valid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
  assert.ok(valid(JSON.parse(readFileSync(join(cwd, "known.json"), "utf8"))), JSON.stringify(valid.errors));

  write(cwd, { "job.ts": job("  // a line more", users, orders) });
  const later = await checkIn(cwd, "--baseline", "known.json", "--format", "json");
  assert.equal(later.status, 1);
  assert.deepEqual(
    JSON.parse(later.stdout).findings.map((one: { table: string }) => one.table),
    ["user"],
  );
  assert.equal(later.stderr, "1 finding known by known.json is not shown.\n");
});

test("a known read whose line was edited is still known; a second one of the same kind is new", async () => {
  const cwd = workspaceOf({ "db.ts": db, "job.ts": job(orders) });
  await checkIn(cwd, "--baseline", "known.json", "--write-baseline");
  write(cwd, { "job.ts": job(orders.replace("console.log", "console.info")) });
  assert.equal(summary((await checkIn(cwd, "--baseline", "known.json", "--format", "json")).stdout), 0);
  write(cwd, { "job.ts": job(orders, orders) });
  assert.equal(summary((await checkIn(cwd, "--baseline", "known.json", "--format", "json")).stdout), 1);
});

test("a pool that is known does not count, wherever it is moved", async () => {
  const pool = (...before: string[]): string =>
    [
      'import Piscina from "piscina";',
      ...before,
      "export async function resize(file: string) {",
      '  const pool = new Piscina({ filename: "/srv/worker.js" });',
      "  return pool.run(file);",
      "}",
      "",
    ].join("\n");
  const cwd = workspaceOf({
    "orm-memory.config.json": '{ "rules": { "pool-not-closed": "warning" } }',
    "resize.ts": pool(),
  });
  assert.equal((await checkIn(cwd)).status, 1);
  await checkIn(cwd, "--baseline", "known.json", "--write-baseline");
  write(cwd, { "resize.ts": pool("// a line more") });
  assert.equal(summary((await checkIn(cwd, "--baseline", "known.json", "--format", "json")).stdout), 0);
});

test("what is gone is told, and --prune-baseline takes it out", async () => {
  const cwd = workspaceOf({ "db.ts": db, "job.ts": job(orders, users) });
  await checkIn(cwd, "--baseline", "known.json", "--write-baseline");
  write(cwd, { "job.ts": job(users) });
  const { stderr } = await checkIn(cwd, "--baseline", "known.json");
  assert.equal(
    stderr,
    "1 finding of known.json is gone; --prune-baseline takes it out.\n1 finding known by known.json is not shown.\n",
  );
  await checkIn(cwd, "--baseline", "known.json", "--prune-baseline");
  assert.deepEqual(
    known(cwd).map((one) => one.table),
    ["user"],
  );
});

test("misuse is one sentence", async () => {
  const cwd = workspaceOf({ "db.ts": db, "broken.json": "{", "old.json": '{ "version": 7, "findings": [] }' });
  const wrong: [string[], string][] = [
    [
      ["--baseline", "no.json"],
      "--baseline no.json does not exist; add --write-baseline to write it with today's findings.",
    ],
    [
      ["--baseline", "broken.json"],
      "--baseline broken.json is no JSON that a baseline has; write it anew with --write-baseline.",
    ],
    [["--baseline", "old.json"], "--baseline old.json has version 7; this version reads 1."],
    [["--write-baseline"], "--write-baseline needs to know the file; add --baseline FILE."],
    [
      ["--baseline", "a.json", "--write-baseline", "db.ts"],
      "A baseline is written for the whole working directory; leave out paths, --rule and --changed-since.",
    ],
  ];
  for (const [argv, sentence] of wrong)
    assert.deepEqual(await checkIn(cwd, ...argv), { status: 2, stdout: "", stderr: `${sentence}\n` });
});
