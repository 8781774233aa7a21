import assert from "node:assert/strict";
import { test } from "node:test";
import { fixed } from "./fixture.ts";

const bounds: [string, string][] = [
  ["prisma.order.findMany()", "prisma.order.findMany({ take: 1000 })"],
  ["prisma.order.findMany({})", "prisma.order.findMany({ take: 1000 })"],
  ["prisma.order.findMany({ where })", "prisma.order.findMany({ where, take: 1000 })"],
  ["prisma.order.findMany({ where, })", "prisma.order.findMany({ where, take: 1000, })"],
  ["prisma.order.findMany({\n  where,\n})", "prisma.order.findMany({\n  where,\n  take: 1000,\n})"],
  ["prisma.order.findMany({\n  where\n})", "prisma.order.findMany({\n  where,\n  take: 1000\n})"],
  ["prisma.order.findMany(args)", "prisma.order.findMany({ ...args, take: 1000 })"],
  ["prisma.order.findMany(argsOf(x))", "prisma.order.findMany({ ...(argsOf(x)), take: 1000 })"],
  ["prisma.order.findMany({ ...args })", "prisma.order.findMany({ ...args, take: 1000 })"],
  ["prisma.order.findMany({ take: limit })", "prisma.order.findMany({ take: limit ?? 1000 })"],
  ["prisma.order.findMany({ take })", "prisma.order.findMany({ take: take ?? 1000 })"],
  ["prisma.order.findMany({ take: undefined })", "prisma.order.findMany({ take: 1000 })"],
  [
    "prisma.order.findMany({ take: a ? b : undefined })",
    "prisma.order.findMany({ take: (a ? b : undefined) ?? 1000 })",
  ],
  ["repo.find()", "repo.find({ take: 1000 })"],
  ["repo.findBy({ a: 1 })", "repo.find({ where: { a: 1 }, take: 1000 })"],
  ["repo.findBy(where)", "repo.find({ where: where, take: 1000 })"],
  ["repo.findAndCountBy(where)", "repo.findAndCount({ where: where, take: 1000 })"],
  ["manager.find(Order)", "manager.find(Order, { take: 1000 })"],
  ["manager.find(Order, { where })", "manager.find(Order, { where, take: 1000 })"],
  ["manager.findBy(Order, where)", "manager.find(Order, { where: where, take: 1000 })"],
  ["this.dataSource.manager.find(Order)", "this.dataSource.manager.find(Order, { take: 1000 })"],
  ["repo.createQueryBuilder('o').getMany()", "repo.createQueryBuilder('o').take(1000).getMany()"],
];

for (const [before, after] of bounds) {
  test(`a bound: ${before.replace(/\s+/g, " ")}`, async () => {
    assert.equal(await fixed(`const x = await ${before};\n`, "bound"), `const x = await ${after};\n`);
  });
}

for (const [read, reason] of [
  ["prisma.order.findMany({ distinct: ['a'] })", "a limit does not bound a read of distinct rows"],
  ["prisma.order.findMany({ cursor: { id } })", "a limit does not always bound a read that starts at a cursor"],
  ["prisma.order.findMany(...args)", "line 1 passes more than options"],
] as const) {
  test(`no bound: ${read}`, async () => assert.equal(await fixed(`await ${read};\n`, "bound"), `no: ${reason}`));
}
