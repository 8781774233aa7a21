/** What is offered can be computed and parses; what is not offered is not computed; loading the fixes loads no parser. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { syntaxError } from "../../../rewrite/typescript.ts";
import type { FixKind } from "../../finding.ts";
import { fixed, offerOf } from "./fixture.ts";

const reads = [
  "prisma.order.findMany()",
  "prisma.order.findMany({ where: { status }, select: { total: true } })",
  "this.db.order.findMany({\n    where: { tenantId: this.tenant, dueAt: { lt: new Date() } },\n    orderBy: { id: 'desc' },\n  })",
  "prisma.order.findMany(args)",
  "repo.find()",
  "repo.findBy({ status })",
  "this.repo.find({ where: [{ a: 1 }, { b: status }], relations: ['items'] })",
  "manager.find(Order, { where: { status } })",
  "source.getRepository(Order).find({ select: ['total'] })",
  "repo.createQueryBuilder('o').getMany()",
];
const uses = [
  "for (const row of await READ) { if (row.total) break; use(row.total); }",
  "for (const { id } of await READ) use(id);",
  "const rows = await READ;\n  for (const row of rows) use(row.total);",
  "const rows = await READ;\n  rows.forEach((row) => { if (!row.total) return; use(row.total); });",
  "(await READ).forEach((row) => use(row.total));",
  "const rows = await READ;\n  return rows.length;",
  "return { count: (await READ).length };",
  "if ((await READ).length > 3) use(1);",
  "if (status) for (const row of await READ) use(row.total);",
  "outer: for (const row of await READ) { for (;;) continue outer; }",
  "switch (status) { case 1: for (const row of await READ) use(row.total); }",
  "const rows = await READ;\n  return rows.sort();",
  "return READ;",
  "const one = async () => (await READ).length;",
  "const [a] = await Promise.all([READ]);",
  "use(await READ);",
];
const kinds: FixKind[] = ["batch", "bound", "suppress", "stream", "count", "narrow", "limit-fan-out", "close"];
const styles: ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => text.replace(/^( {2})+/gm, (spaces) => "\t".repeat(spaces.length / 2)),
  (text) => text.replace(/;$/gm, "").replaceAll('"', "'"),
];

for (const read of reads) {
  test(`offered and computed agree for ${read.replace(/\s+/g, " ")}`, async () => {
    for (const use of uses) {
      for (const style of styles) {
        const text = style(
          `import { x } from "y";\n\nclass A {\n  async run(status, args, repo, source, manager) {\n  ${use.replace("READ", read)}\n  }\n}\n`,
        );
        const program = { text, fileName: "a.tsx" };
        const { fixes, noFix } = await offerOf(program);
        const offered = new Set(fixes.map((fix) => fix.kind));
        assert.equal(offered.has("batch"), noFix === null);
        for (const kind of kinds) {
          const after = await fixed(program, kind);
          assert.equal(!after.startsWith("no: "), offered.has(kind), `${kind}: ${after}\n${text}`);
          if (offered.has(kind)) assert.equal(syntaxError("a.tsx", after), null, after);
        }
        if (offered.has("batch")) {
          const after = await fixed(program, "batch");
          assert.match(after, /for await \(/);
          assert.match(after, /async function\*/);
        }
      }
    }
  });
}

test("a text that does not parse is offered nothing that is computed into more damage", async () => {
  const text = "async function f() {\n  for (const r of await prisma.order.findMany() {\n";
  for (const kind of kinds) assert.match(await fixed(text, kind), /^no: /);
});

test("loading the fixes loads neither TypeScript nor ts-morph", () => {
  const script = `await import("./index.ts");
    const { createRequire } = await import("node:module");
    const loaded = Object.keys(createRequire(import.meta.url).cache).filter((path) => /ts-morph/.test(path));
    console.log(loaded.length);`;
  const flags = ["--import", "tsx", "--input-type=module", "--eval", script];
  const out = execFileSync(process.execPath, flags, { cwd: join(import.meta.dirname), encoding: "utf8" });
  assert.equal(out.trim(), "0");
});
