/**
 * Before and after on a real database: SQLite (as WebAssembly, nothing to install) through TypeORM, with holes in the
 * keys, ties in every other column, and as many rows as make no page, one row, a full page, and several. The Prisma
 * programs run against a stand-in that knows `where`, `AND`, `gt`, `orderBy` and `take`.
 */
import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { DataSource, EntitySchema } from "typeorm";
import { fixed, offerOf } from "./fixture.ts";

interface Row {
  id: number;
  status: string;
  total: number;
  note: string | null;
}

const OrderEntity = new EntitySchema<Row>({
  name: "Order",
  columns: {
    id: { type: Number, primary: true },
    status: { type: String },
    total: { type: Number },
    note: { type: String, nullable: true },
  },
});

// Inside the project, so that the programs find TypeORM.
const folder = join(import.meta.dirname, `../../../.cache/same-rows-${process.pid}`);
const sizes = [0, 1, 10, 11, 40];
let database: DataSource;

before(async () => {
  mkdirSync(folder, { recursive: true });
  database = await new DataSource({ type: "sqljs", entities: [OrderEntity], synchronize: true }).initialize();
});
after(async () => {
  await database.destroy();
  rmSync(folder, { recursive: true, force: true });
});

/** How rows are taken, written once for both ORMs: READ is the read, and `seen` what the program shows of itself. */
const consumers: [string, string][] = [
  ["for of", "for (const row of READ) seen.push(row.id, row.total);"],
  [
    "declared, then looped",
    "const rows = READ;\n  let sum = 0;\n  for (const row of rows) {\n    sum += row.total;\n  }\n  seen.push(sum);",
  ],
  ["taken apart", "for (const { id, note = 1 } of READ) seen.push(id, note);"],
  [
    "break",
    "const rows = READ;\n  for (const row of rows) {\n    if (row.id > 33) break;\n    seen.push(row.id);\n  }",
  ],
  [
    "return",
    "for (const row of READ) {\n    if (row.id > 33) return row.id;\n    seen.push(row.id);\n  }\n  return 0;",
  ],
  [
    "continue with a label",
    "const rows = READ;\n  outer: for (const row of rows) {\n    for (const n of [1, 2]) {\n      if (row.total === n) continue outer;\n      seen.push(row.id, n);\n    }\n  }",
  ],
  [
    "a throw inside",
    "const rows = READ;\n  for (const row of rows) {\n    if (row.id > 60) throw new Error('at ' + row.id);\n    seen.push(row.id);\n  }",
  ],
  [
    "forEach",
    "const rows = READ;\n  rows.forEach((row) => {\n    if (row.total > 3) return;\n    seen.push(row.id);\n  });",
  ],
  ["forEach with a value", "(READ).forEach((row) => seen.push(row.id));"],
  [
    "awaiting each",
    "const rows = READ;\n  for (const row of rows) {\n    await new Promise((done) => setImmediate(done));\n    seen.push(row.id);\n  }",
  ],
  ["length", "const rows = READ;\n  if (rows.length > 10) seen.push('many');\n  seen.push(rows.length);"],
  ["length at once", "return (READ).length;"],
  ["length inside an object", "return { kind: 'count', rows: (READ).length + 1 };"],
  [
    "fold into a map",
    "const sums = new Map();\n  for (const row of READ) sums.set(row.total, (sums.get(row.total) ?? 0) + 1);\n  seen.push(...[...sums].sort().flat());",
  ],
  [
    "the row changed by its consumer",
    "for (const row of READ) {\n    seen.push(row.id);\n    Object.assign(row, { total: 0 });\n  }",
  ],
  [
    "the argument changed meanwhile",
    "let floor = 2;\n  for (const row of READ.FLOOR) {\n    floor = 99;\n    seen.push(row.id);\n  }",
  ],
];

const options: Record<"typeorm" | "prisma", Record<string, string>> = {
  typeorm: {
    all: "await repo.find()",
    where: "await repo.find({ where: { status: 'paid' } })",
    or: "await repo.find({ where: [{ status: 'open', total: 1 }, { status: 'paid' }] })",
    findBy: "await repo.findBy({ status: 'paid' })",
    manager: "await manager.find('Order', { where: { status: 'paid' } })",
    select: "await repo.find({ select: { id: true, total: true, note: true } })",
    descending: "await repo.find({ order: { id: 'DESC' } })",
    floor: "await repo.find({ where: { total: MoreThan(floor) } })",
  },
  prisma: {
    all: "await prisma.order.findMany()",
    where: "await prisma.order.findMany({ where: { status: 'paid' } })",
    or: "await prisma.order.findMany({ where: { OR: [{ status: 'open', total: 1 }, { status: 'paid' }] } })",
    key: "await prisma.order.findMany({ where: { id: { gt: 20 } } })",
    descending: "await prisma.order.findMany({ orderBy: { id: 'desc' } })",
    floor: "await prisma.order.findMany({ where: { total: { gt: floor } } })",
  },
};

for (const orm of ["typeorm", "prisma"] as const) {
  for (const [shape, read] of Object.entries(options[orm])) {
    for (const [name, consumer] of consumers) {
      if (consumer.includes("READ.FLOOR") !== (shape === "floor")) continue;
      test(`${orm}, ${shape}, ${name}: the same before and after`, async () => {
        const body = consumer.replace("READ.FLOOR", read).replace("READ", read);
        const text = `import { MoreThan } from "typeorm";\nexport async function run({ repo, manager, prisma, seen }) {\n  ${body}\n}\n`;
        const program = { text, fileName: "a.mjs", batchSize: 10 };
        assert.equal((await offerOf(program)).noFix, null);
        const rewritten = await fixed(program, "batch");
        assert.match(rewritten, /async function\*/);
        const programs = await Promise.all([text, rewritten].map(load));
        for (const size of sizes) {
          await seed(size);
          const old = await outcome(programs[0]!);
          assert.deepEqual(await outcome(programs[1]!), old, `${size} rows\n${rewritten}`);
        }
      });
    }
  }
}

async function seed(size: number): Promise<void> {
  const repository = database.getRepository(OrderEntity);
  await repository.clear();
  await repository.insert(rowsOf(size));
}

function rowsOf(size: number): Row[] {
  return Array.from({ length: size }, (_, i) => ({
    id: i * 3 + (i % 2),
    status: i % 3 ? "paid" : "open",
    total: i % 5,
    note: i % 4 ? "n" : null,
  }));
}

type Run = (given: object) => Promise<unknown>;

let written = 0;

async function load(text: string): Promise<Run> {
  const path = join(folder, `program-${++written}.mjs`);
  writeFileSync(path, text);
  return ((await import(pathToFileURL(path).href)) as { run: Run }).run;
}

async function outcome(run: Run): Promise<unknown> {
  const seen: unknown[] = [];
  const repo = database.getRepository(OrderEntity);
  const rows = await repo.find({ order: { id: "ASC" } });
  try {
    const returned = await run({
      repo,
      manager: database.manager,
      prisma: { order: { findMany: findMany(rows) } },
      seen,
    });
    return { seen, returned };
  } catch (error) {
    return { seen, error: String(error) };
  }
}

type Condition = Record<string, unknown>;

/** What Prisma's `findMany` means, over an array. */
function findMany(rows: Row[]) {
  return async ({
    where = {},
    orderBy,
    take,
  }: {
    where?: Condition;
    orderBy?: { id: "asc" | "desc" };
    take?: number;
  } = {}) => {
    const found = rows.filter((row) => matches(row, where)).map((row) => ({ ...row }));
    if (orderBy?.id === "desc") found.reverse();
    return found.slice(0, take);
  };
}

function matches(row: Row, where: Condition): boolean {
  return Object.entries(where).every(([name, wanted]) => {
    if (name === "AND") return (wanted as Condition[]).every((one) => matches(row, one));
    if (name === "OR") return (wanted as Condition[]).some((one) => matches(row, one));
    const value = row[name as keyof Row]!;
    if (typeof wanted !== "object" || typeof value !== "number") return value === wanted;
    const { gt, lt } = wanted as { gt?: number; lt?: number };
    return (gt === undefined || value > gt) && (lt === undefined || value < lt);
  });
}
