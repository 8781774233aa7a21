import assert from "node:assert/strict";
import { test } from "node:test";
import { offerOf, type Program } from "./fixture.ts";

const read = "await prisma.order.findMany({ where: { paid: true } })";

/** Body of an async function, the reason why its read can't come in batches. */
const refused: [string, string][] = [
  [
    `for (const r of ${read}) await forget(r);\n}\nasync function forget(order) {\n  await drop(order);\n}\nconst drop = async (x) => {\n  await prisma.order.delete({ where: { id: x.id } });`,
    "line 8 adds rows to, or removes rows from, the table that is read",
  ],
  [
    `for (const r of ${read}) await touch(r);\n}\nasync function touch(x) {\n  await prisma.order.update({ where: { id: x.parent }, data: {} });`,
    "line 5 changes the key, or other rows, of the table that is read",
  ],
  [
    "const seen = [];\n  for (const r of await prisma.order.findMany({ where: { id: { notIn: seen } } })) seen.push(r.id);",
    "line 3 changes `seen`, which the read uses",
  ],
  [
    "const filter = {};\n  for (const r of await prisma.order.findMany({ where: filter })) Object.assign(filter, { a: r.id });",
    "line 3 changes `filter`, which the read uses",
  ],
  [
    "for (const r of await prisma.order.findMany({ where: this.filter })) this.filter.x = r.id;",
    "line 2 changes `this.filter`, which the read uses",
  ],
  ["for (const r of await prisma.order.findMany({ where: arguments })) a(r.id);", "the read is made from `arguments`"],
  [
    `const rows = ${read};\n  rows.forEach((r) => { var x; x ??= r.id; a(x); });`,
    "line 3 declares a `var` in its callback",
  ],
  [`// @ts-expect-error\n  const rows = ${read};\n  for (const r of rows) a(r.id);`, "line 3 silences the compiler"],
  [`const rows = ${read};\n  if (!rows) return;`, "line 3 asks whether there is an array at all"],
  [`${read};`, "line 2 drops the rows"],
  [
    "const repo2 = source.getMongoRepository(Order);\n  for (const r of await repo2.find()) a(r.id);",
    "MongoDB has no such pages in TypeORM",
  ],
  [`const rows = ${read};\n  rows.sort((a, b) => a.total - b.total);`, "line 3 sorts the whole array"],
  [`return ${read};`, "line 2 returns all rows to its caller"],
  [`return prisma.order.findMany();`, "line 2 returns all rows to its caller"],
  [`const rows = ${read};\n  return rows;`, "line 3 returns all rows to its caller"],
  [`const rows = ${read};\n  return { rows };`, "line 3 returns all rows to its caller"],
  [`const rows = ${read};\n  return rows.map((row) => row.id);`, "line 3 makes another array of all rows"],
  [`return (${read}).map((row) => row.id);`, "line 2 makes another array of all rows"],
  [
    `const rows = ${read};\n  await Promise.all(rows.map((row) => send(row)));`,
    "line 3 starts work for all rows at once (`Promise.all`)",
  ],
  [`const rows = ${read};\n  this.rows = rows;`, "line 3 stores all rows in `this.rows`"],
  [`cache.all = ${read};`, "line 2 stores all rows in `cache.all`"],
  [`const rows = ${read};\n  save(rows);`, "line 3 passes all rows to `save`"],
  [`const rows = ${read};\n  const copy = [...rows];`, "line 3 copies all rows into another array or call"],
  [`const rows = ${read};\n  return rows[0].id;`, "line 3 picks rows by index"],
  [`const [first] = ${read};`, "line 2 picks rows by index"],
  [`const rows = ${read};\n  return JSON.stringify(rows);`, "line 3 makes one JSON text of all rows"],
  [`const rows = ${read};\n  parentPort.postMessage(rows);`, "line 3 sends all rows to another thread"],
  [
    `const rows = ${read};\n  for (const r of rows) a(r.id);\n  for (const r of rows) b(r.id);`,
    "line 4 goes through the rows once more",
  ],
  [
    `const rows = ${read};\n  log(rows.length);\n  for (const r of rows) a(r.id);`,
    "line 3 needs the number of all rows beside the loop",
  ],
  [
    `const rows = ${read};\n  const late = () => rows.length;`,
    "line 3 uses the rows in a function that may run at another time",
  ],
  [`let rows = ${read};\n  rows = [];`, "line 3 gives the name of the rows another value"],
  [
    `const a = 1, rows = ${read};\n  for (const r of rows) b(r.id);`,
    "line 2 declares the rows together with other variables",
  ],
  [
    `const [a, b] = await Promise.all([prisma.order.findMany(), prisma.item.count()]);`,
    "line 2 reads it together with other things in `Promise.all`",
  ],
  [
    `const all = prisma.order.findMany();\n  for (const r of await all) a(r.id);`,
    "line 2 keeps the promise of all rows for later",
  ],
  [`await prisma.order.findMany().then((rows) => rows.length);`, "line 2 hands the rows on in `.then`"],
  [
    `const rows = ${read};\n  rows.forEach(async (r) => a(r.id));`,
    "line 3 starts work for every row at once (async `forEach`)",
  ],
  [
    `const rows = ${read};\n  rows.forEach((r, i, rows) => a(r.id, i, rows));`,
    "`rows` is the name of something else, too",
  ],
  [
    `const rows = ${read};\n  rows.forEach((r, i, all) => a(r.id, i, all));`,
    "line 3 hands the whole array to its function, too",
  ],
  [`const rows = ${read};\n  rows.forEach(a);`, "line 3 hands the rows to `a` through `forEach`"],
  [`const rows = ${read};\n  const pairs = rows.entries();`, "line 3 needs each row's index"],
  [`const rows = ${read};\n  for (const i in rows) a(i);`, "line 3 goes through the rows by index"],
  [
    `const rows = ${read};\n  await prisma.order.deleteMany();\n  for (const r of rows) a(r.id);`,
    "line 3 runs between the read and the loop",
  ],
  [
    `const rows = ${read};\n  if (x) return;\n  for (const r of rows) a(r.id);`,
    "line 3 runs between the read and the loop",
  ],
  [
    `const rows = ${read};\n  try { for (const r of rows) a(r.id); } catch {}`,
    "line 3 takes the rows in another block than the one that reads them",
  ],
  [`const kept = [];\n  for (const r of ${read}) kept.push(r);`, "line 3 keeps every row in `kept`"],
  [`const kept = new Map();\n  for (const r of ${read}) kept.set(r.id, { ...r });`, "line 3 keeps every row in `kept`"],
  [`const kept = {};\n  for (const r of ${read}) kept[r.id] = r;`, "line 3 keeps every row in `kept`"],
  [
    `const jobs = [];\n  for (const r of ${read}) jobs.push(send(r.id));\n  await Promise.all(jobs);`,
    "line 3 starts work for all rows at once",
  ],
  [
    `for (const r of ${read}) await prisma.order.delete({ where: { id: r.id } });`,
    "line 2 adds rows to, or removes rows from, the table that is read",
  ],
  [
    `for (const r of ${read}) await prisma.order.create({ data: { total: r.total } });`,
    "line 2 adds rows to, or removes rows from, the table that is read",
  ],
  [
    `for (const r of ${read}) await prisma.order.updateMany({ data: { paid: false } });`,
    "line 2 changes the key, or other rows, of the table that is read",
  ],
  [
    `for (const r of ${read}) await prisma.order.update({ where: { id: r.id }, data: { id: r.id + 9 } });`,
    "line 2 changes the key, or other rows, of the table that is read",
  ],
  [
    `for (const r of ${read}) await prisma.$executeRaw\`delete from x\`, await prisma.$executeRawUnsafe("x");`,
    "line 2 runs SQL that may write the table that is read",
  ],
  [`for (const r of ${read}) { r.id += 1; }`, "line 2 changes the key `id`"],
  [
    "for (const r of await prisma.order.findMany({ orderBy: { createdAt: 'asc' } })) a(r.id);",
    "line 2 orders by `createdAt`, and pages need the order of the key",
  ],
  [
    "for (const r of await prisma.order.findMany({ distinct: ['city'] })) a(r.id);",
    "line 2 asks for distinct rows, which needs all of them",
  ],
  [
    "for (const r of await prisma.order.findMany({ skip: 10 })) a(r.id);",
    "line 2 skips rows, which pages by key can't",
  ],
  ["for (const r of await prisma.order.findMany({ cursor: { id: 3 } })) a(r.id);", "line 2 starts at a cursor"],
  [
    "for (const r of await prisma.order.findMany({ take: limit })) a(r.id);",
    "line 2 takes a number of rows that may be missing",
  ],
  ["for (const r of await prisma.order.findMany(args)) a(r.id);", "line 2 takes its options from `args`"],
  [
    "for (const r of await prisma.order.findMany({ ...args })) a(r.id);",
    "line 2 spreads `args`, which may hold an order or a limit",
  ],
  ["for (const r of await prisma.order.findMany({ omit: { id: true } })) a(r.x);", "line 2 leaves out the key `id`"],
  ["total += (await prisma.order.findMany()).length;", "line 2 runs something else before it counts the rows"],
  ["const n = flag ? (await prisma.order.findMany()).length : 0;", "line 2 counts the rows only on a condition"],
  [
    "const filter = {};\n  for (const r of await prisma.order.findMany({ where: filter })) filter.total = r.total;",
    "line 3 changes `filter`, which the read uses",
  ],
  ["for (const r of await repo.find({ where: condition })) a(r.id);", "line 2 takes its condition from `condition`"],
  [
    "for (const r of await repo.find({ where: { id: MoreThan(5) } })) a(r.id);",
    "line 2 already filters by the key `id`",
  ],
  [
    "for (const r of await repo.find({ where: { ...base } })) a(r.id);",
    "line 2 builds its condition in a way that may hold the key `id`",
  ],
  [
    "for (const r of await repo.find({ lock: { mode: 'pessimistic_write' } })) a(r.id);",
    "line 2 locks the rows, which needs one statement",
  ],
  [
    "for (const r of await repo.find({ order: { name: 'ASC' } })) a(r.id);",
    "line 2 orders by `name`, and pages need the order of the key",
  ],
  [
    "for (const r of await repo.find()) await repo.remove(r);",
    "line 2 adds rows to, or removes rows from, the table that is read",
  ],
  [
    "for (const r of await repo.find()) await repo.save(other);",
    "line 2 changes the key, or other rows, of the table that is read",
  ],
  ["for (const r of await Order.find()) await r.remove();", "line 2 removes rows of the table that is read"],
  [
    "for (const r of await manager.find(Order)) await manager.save(x);",
    "line 2 changes the key, or other rows, of the table that is read",
  ],
  [
    "for (const r of await repo.find()) await repo.query('x');",
    "line 2 runs SQL that may write the table that is read",
  ],
  [
    "const [rows, n] = await repo.findAndCount();\n  for (const r of rows) a(r, n);",
    "line 2 asks for `n`, which comes with all rows at once",
  ],
  ["return repo.createQueryBuilder('o').getMany();", "line 2 returns all rows to its caller"],
  [
    "await prisma.$transaction(async (tx) => { for (const r of await tx.order.findMany()) a(r.id); }, { isolationLevel: 'RepeatableRead' });",
    "line 2 opens a transaction that keeps one snapshot",
  ],
  [
    "await queryRunner.startTransaction('SERIALIZABLE');\n  for (const r of await queryRunner.manager.find(Order)) a(r.id);",
    "line 3 opens a transaction that keeps one snapshot",
  ],
  [
    "for (const r of await Order.findAll({ order: [['total', 'ASC']] })) a(r.id);",
    "line 2 orders by `total`, and pages need the order of the key",
  ],
];

for (const [body, reason] of refused) {
  test(`no batches: ${body.replace(/\s+/g, " ")}`, async () => {
    const offer = await offerOf(`async function run(prisma, repo) {\n  ${body}\n}\n`);
    assert.equal(offer.noFix, reason);
    assert.ok(!offer.fixes.some((fix) => fix.kind === "batch"));
  });
}

test("a key that is not known is a reason, one that is not proven stands in the title and is not safe", async () => {
  const text = `async function run() {\n  for (const r of ${read}) a(r.id);\n}\n`;
  assert.equal((await offerOf({ text, key: null })).noFix, "the primary key of `order` was not found");
  const guessed = (await offerOf({ text, key: { fields: ["id"], proven: false } })).fixes[0]!;
  assert.deepEqual(guessed, {
    kind: "batch",
    title:
      "Read in batches of 1,000 by id, if that is the primary key (keeps one batch in memory, each sees the table anew)",
    safe: false,
  });
  const proven = (await offerOf({ text, batchSize: 250 })).fixes[0]!;
  assert.deepEqual(proven, {
    kind: "batch",
    title: "Read in batches of 250 by id (keeps one batch in memory, each sees the table anew)",
    safe: true,
  });
});

test("an ORM without a rewrite says so, and can still be ignored", async () => {
  const program: Program = {
    text: "async function run() {\n  for (const r of await Order.findAll()) a(r.id);\n}\n",
    orm: "made-up",
  };
  const offer = await offerOf(program);
  assert.equal(offer.noFix, "reads of this library (made-up) have no automatic rewrite");
  assert.deepEqual(offer.fixes, [{ kind: "suppress", title: "Ignore this read, with a reason", safe: false }]);
});

test("a function of the file that writes only the row it was given is no hindrance", async () => {
  const text = `class Job {
  async run() {
    for (const order of await prisma.order.findMany()) await this.mark(order);
  }
  async mark(row) {
    await this.mark2(row.id);
    await prisma.order.update({ where: { id: row.id }, data: { seen: true } });
    await prisma.audit.create({ data: { order: row.id } });
  }
}
`;
  assert.equal((await offerOf(text)).noFix, null);
});
