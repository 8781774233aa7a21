/** Fixes that are asked for by their kind, and those that change another file than the finding's: the real engine, on disk. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { checkIn, workspaceOf } from "./workspace-fixture.ts";

const files = {
  "package.json": '{ "type": "module", "dependencies": { "@prisma/client": "6", "p-limit": "^7.0.0" } }\n',
  "src/db.ts": 'import { PrismaClient } from "@prisma/client";\nexport const prisma = new PrismaClient();\n',
  "src/report.ts": `import { invoices, orders } from "./counts";
export async function report(regions: string[]) {
  await Promise.all(regions.map(async () => orders()));
  await Promise.all(regions.map(async () => invoices()));
}
`,
  "src/counts.ts": `import { prisma } from "./db";
export async function orders() {
  for (const order of await prisma.order.findMany()) console.log(order.total);
}
export async function invoices() {
  for (const invoice of await prisma.invoice.findMany()) console.log(invoice.total);
}
`,
};
const limited = `import pLimit from "p-limit";
import { invoices, orders } from "./counts";
export async function report(regions: string[]) {
  const limit2 = pLimit(4);
  await Promise.all(regions.map(() => limit2(async () => orders())));
  const limit = pLimit(4);
  await Promise.all(regions.map(() => limit(async () => invoices())));
}
`;

const read = (folder: string, path: string): string => readFileSync(join(folder, path), "utf8");

test("--fix leaves alone what is not safe; --kind applies it, each in the file that it changes", async () => {
  const cwd = workspaceOf(files);
  const safe = await checkIn(cwd, "--fix");
  assert.equal(safe.stderr, "Nothing to fix: no finding has a fix that is safe to apply by itself.\n");
  assert.equal(read(cwd, "src/report.ts"), files["src/report.ts"]);
  const { stderr, stdout } = await checkIn(cwd, "--fix", "--kind", "limit-fan-out");
  assert.equal(stderr, "Fixed 2 places in 1 file.\n");
  assert.equal(read(cwd, "src/report.ts").replace(/limit2?\b/g, "limit"), limited.replace(/limit2?\b/g, "limit"));
  assert.equal(read(cwd, "src/counts.ts"), files["src/counts.ts"]);
  assert.match(stdout, /in up to 4 callbacks at once/);
  assert.doesNotMatch(stdout, /in every callback/);
  const again = await checkIn(cwd, "--fix", "--kind", "limit-fan-out");
  assert.equal(again.stderr, 'Nothing to fix by "limit-fan-out": no finding has such a fix.\n');
});

test("--dry-run shows the file that would change, and changes none", async () => {
  const cwd = workspaceOf(files);
  const { stdout } = await checkIn(cwd, "--fix", "--kind", "limit-fan-out", "--dry-run");
  assert.match(
    stdout,
    /^--- a\/src\/report\.ts\n\+\+\+ b\/src\/report\.ts\n@@ -1,5 \+1,8 @@\n\+import pLimit from "p-limit";\n/,
  );
  assert.doesNotMatch(stdout, /counts\.ts/);
  assert.equal(read(cwd, "src/report.ts"), files["src/report.ts"]);
});

test("a file outside of the given paths is not changed for a finding inside of them", async () => {
  const cwd = workspaceOf(files);
  const { stderr } = await checkIn(cwd, "--fix", "--kind", "limit-fan-out", "src/counts.ts");
  assert.equal(stderr, 'Nothing to fix by "limit-fan-out": no finding has such a fix in these paths.\n');
  assert.equal(read(cwd, "src/report.ts"), files["src/report.ts"]);
});

test("JSON names the file that a fix changes, where it is another", async () => {
  const cwd = workspaceOf(files);
  const { findings } = JSON.parse((await checkIn(cwd, "--format", "json")).stdout);
  const fixes = findings.map((one: { fixes: { kind: string; file?: string }[] }) =>
    one.fixes.map(({ kind, file }) => (file === undefined ? kind : `${kind} in ${file}`)),
  );
  assert.deepEqual(fixes[0].slice(0, 2), ["batch", "limit-fan-out in src/report.ts"]);
  const from = JSON.parse((await checkIn(join(cwd, "src"), "../src", "--format", "json")).stdout);
  assert.equal(from.findings[0].fixes[1].file, "report.ts");
});

test("a comment that silences is never a fix by itself", async () => {
  const cwd = workspaceOf(files);
  const { stderr } = await checkIn(cwd, "--fix", "--kind", "suppress");
  assert.equal(stderr, 'Nothing to fix by "suppress": no finding has such a fix.\n');
});

test("--fix takes away a comment that silences nothing, and says where the others are that give no reason", async () => {
  const silent = "  // orm-memory-disable-next-line unbounded-read";
  const cwd = workspaceOf({
    ...files,
    "src/counts.ts": `import { prisma } from "./db";
export async function orders() {
${silent} -- it was all orders once
  return prisma.order.count();
}
export async function invoices() {
${silent}
  for (const invoice of await prisma.invoice.findMany()) console.log(invoice.total);
}
`,
  });
  const { stderr } = await checkIn(cwd);
  const [idle, hasty] = stderr.trim().split("\n").sort();
  assert.match(idle!, /^src\/counts\.ts:3: This comment silences nothing any more/);
  assert.match(hasty!, /^src\/counts\.ts:7: This comment gives no reason/);
  const fixed = await checkIn(cwd, "--fix");
  assert.match(fixed.stderr, /^Fixed 1 place in 1 file\.$/m);
  assert.doesNotMatch(fixed.stderr, /silences nothing/);
  assert.doesNotMatch(read(cwd, "src/counts.ts"), /it was all orders once/);
  assert.match(read(cwd, "src/counts.ts"), /^ {2}\/\/ orm-memory-disable-next-line unbounded-read\n/m);
});
