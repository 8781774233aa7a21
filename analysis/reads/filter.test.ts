import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { entriesIn } from "../entries/find.ts";
import { programOf } from "../fixture.ts";
import { walk } from "../reach/walk.ts";
import { filterOf } from "./filter.ts";
import { readsIn } from "./find.ts";

/** Conditions in short: "status=constant id=list", with "…" when more may hold and "~" before a related column. */
function filter(read: string, more = ""): string {
  const text = `import { Worker } from "bullmq";\nimport { PrismaClient } from "@prisma/client";\nimport { DataSource, In, Between, MoreThan, Not } from "typeorm";
import { drizzle } from "drizzle-orm/node-postgres";\nimport { and, eq, gt, inArray, lt, or } from "drizzle-orm";
const prisma = new PrismaClient();\nconst source = new DataSource({});\nconst base = drizzle("");\n${more}
new Worker("q", async (job) => { await ${read}; });\n`;
  const program = programOf({ "a.ts": text });
  const steps = walk(program, entriesIn(program, "a.ts"), 0.1);
  let next = steps.next();
  while (!next.done) next = steps.next();
  for (const node of next.value.reached.values())
    for (const site of readsIn(program, node.scope)) {
      const found = filterOf(program, node, site);
      const conditions = found.conditions.map((c) => `${c.nested ? "~" : ""}${c.column}=${c.how}`);
      return [...conditions, ...(found.loose ? ["…"] : [])].join(" ");
    }
  return "no read";
}

const prisma = (where: string, more?: string): string => filter(`prisma.order.findMany({ where: ${where} })`, more);
const typeorm = (where: string): string =>
  filter(`source.getRepository(Order).find({ where: ${where} })`, "class Order {}");
const builder = (calls: string): string =>
  filter(`source.getRepository(Order).createQueryBuilder("o")${calls}.getMany()`, "class Order {}");
const drizzleOf = (where: string): string => filter(`base.select().from(orders).where(${where})`, "const orders = {};");

describe("objects", () => {
  const cases: [where: string, conditions: string][] = [
    ["{}", ""],
    ['{ status: "open" }', "status=constant"],
    ["{ active: true, deletedAt: null }", "active=constant deletedAt=constant"],
    ["{ id: job.data.id }", "id=equals"],
    ["{ id: { equals: job.data.id } }", "id=equals"],
    ["{ id: { in: job.data.ids } }", "id=list"],
    ['{ status: { in: ["a", "b"] } }', "status=constants"],
    ["{ at: { gte: job.data.from, lt: job.data.to } }", "at=from at=to"],
    ["{ id: { not: job.data.id } }", "id=other"],
    ["{ id: { notIn: job.data.ids } }", "id=other"],
    ['{ name: { contains: "x" } }', "name=other"],
    ["{ user: { orgId: job.data.org } }", "~orgId=equals"],
    ["{ user: { is: { orgId: job.data.org } } }", "~orgId=equals"],
    ["{ AND: [{ a: 1 }, { b: job.data.b }] }", "a=constant b=equals"],
    ["{ OR: [{ a: 1 }, { b: 2 }] }", "=either"],
    ["{ OR: [{ a: job.data.a }, { a: job.data.b, c: 1 }] }", "a=equals"],
    ["{ a: undefined }", ""],
    ["{ a: job.data.all ? undefined : 1 }", "…"],
    ["{ a: 1, ...(job.data.b ? { b: 1 } : {}) }", "a=constant"],
    ["{ status: Status.Open }", "status=constant"],
  ];
  for (const [where, expected] of cases) test(`${where}: ${expected}`, () => assert.equal(prisma(where), expected));

  test("by name, from elsewhere, and where it can't be told", () => {
    assert.equal(prisma("open", 'const open = { status: "open" };'), "status=constant");
    assert.equal(
      prisma("{ ...open, id: job.data.id }", 'const open = { status: "open" };'),
      "status=constant id=equals",
    );
    assert.equal(prisma("make()"), "…");
  });
});

describe("operators that are functions", () => {
  const cases: [found: string, conditions: string][] = [
    [typeorm("{ id: In(job.data.ids) }"), "id=list"],
    [typeorm("{ at: Between(job.data.a, job.data.b) }"), "at=from at=to"],
    [typeorm("{ at: MoreThan(job.data.a) }"), "at=from"],
    [typeorm("{ id: Not(job.data.id) }"), "id=other"],
    [typeorm('[{ status: "a" }, { status: "b" }]'), "status=constant"],
    [typeorm('[{ status: "a" }, { id: 1 }]'), "=either"],
    [drizzleOf("eq(orders.id, job.data.id)"), "id=equals"],
    [drizzleOf('eq(orders.status, "open")'), "status=constant"],
    [drizzleOf("inArray(orders.id, job.data.ids)"), "id=list"],
    [drizzleOf("and(gt(orders.at, job.data.a), lt(orders.at, job.data.b))"), "at=from at=to"],
    [drizzleOf("or(eq(orders.id, job.data.id), eq(orders.open, true))"), "=either"],
    [drizzleOf("and(eq(orders.open, true), ...job.data.more)"), "open=constant …"],
    [drizzleOf("make()"), "…"],
  ];
  cases.forEach(([found, expected], i) => {
    test(`${i + 1}: ${expected}`, () => assert.equal(found, expected));
  });
});

describe("text", () => {
  const cases: [calls: string, conditions: string][] = [
    ['.where("o.id = :id", { id: 1 })', "id=equals"],
    [`.where("o.status = 'open'")`, "status=constant"],
    ['.where("o.orgId = :org").andWhere("o.at > :from")', "orgId=equals at=from"],
    ['.where("o.id IN (:...ids)", { ids })', "id=list"],
    ['.where("o.at between :a and :b")', "at=from at=to"],
    ['.where("o.a = :a or o.b = :b")', "…"],
    ["", ""],
  ];
  for (const [calls, expected] of cases) test(`${calls}: ${expected}`, () => assert.equal(builder(calls), expected));
});
