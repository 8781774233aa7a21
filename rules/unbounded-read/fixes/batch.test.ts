/** What the batch rewrite looks like, in the style of the file it is written into. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fixed, offerOf } from "./fixture.ts";

test("a loop over the module's client gets a generator of the module", async () => {
  const before = `import { prisma } from "./db.js";

export default async function total() {
  let sum = 0;
  for (const order of await prisma.order.findMany({ where: { status: "paid" } })) {
    sum += order.total;
  }
  return sum;
}
`;
  assert.equal(
    await fixed(before, "batch"),
    `import { prisma } from "./db.js";

export default async function total() {
  let sum = 0;
  for await (const order of ordersInBatches()) {
    sum += order.total;
  }
  return sum;
}

/** Rows of \`order\` by \`id\`, one page in memory at a time. */
async function* ordersInBatches() {
  const size = 1000;
  let after = {};
  for (;;) {
    const page = await prisma.order.findMany({
      where: { status: "paid", ...after },
      orderBy: { id: "asc" },
      take: size,
    });
    const last = page[page.length - 1];
    if (last) after = { id: { gt: last.id } };
    yield* page;
    if (page.length < size) return;
  }
}
`,
  );
});

test("what only the function knows is computed once, above; tabs, single quotes and no semicolons are kept", async () => {
  const before = `import { Repository } from 'typeorm'

class Job {
	async run(job) {
		const orders = await this.orders.find({ where: { tenantId: job.data.tenantId } })
		orders.forEach((order) => {
			if (order.paid) return
			this.send(order.id)
		})
	}
}
`;
  assert.equal(
    await fixed(before, "batch"),
    `import { MoreThan, Repository } from 'typeorm'

class Job {
	async run(job) {
		const orders = this.orders
		const tenantId = job.data.tenantId
		/** Rows of \`Order\` by \`id\`, one page in memory at a time. */
		const ordersInBatches = async function* () {
			const size = 1000
			let after = {}
			for (;;) {
				const page = await orders.find({
					where: { tenantId, ...after },
					order: { id: 'ASC' },
					take: size,
				})
				const last = page[page.length - 1]
				if (last) after = { id: MoreThan(last.id) }
				yield* page
				if (page.length < size) return
			}
		}
		for await (const order of ordersInBatches()) {
			if (order.paid) continue
			this.send(order.id)
		}
	}
}
`,
  );
});

test("an arrow that counts gets a body; the key is added to what is selected", async () => {
  const before =
    "export const count = async () => (await prisma.order.findMany({ select: { total: true } })).length;\n";
  assert.equal(
    await fixed({ text: before, batchSize: 50, table: null }, "batch"),
    `export const count = async () => {
  let rowCount = 0;
  for await (const page of rowBatches()) rowCount += page.length;
  return rowCount;
};

/** Pages of \`row\` by \`id\`, one page in memory at a time. */
async function* rowBatches() {
  const size = 50;
  let after = {};
  for (;;) {
    const page = await prisma.order.findMany({
      select: { total: true, id: true },
      where: after,
      orderBy: { id: "asc" },
      take: size,
    });
    const last = page[page.length - 1];
    if (last) after = { id: { gt: last.id } };
    yield page;
    if (page.length < size) return;
  }
}
`,
  );
});

test("names that the file has are not taken again", async () => {
  const before = `import { ordersInBatches } from "./pages.js";

const size = 3;
export async function run(page) {
  for (const r of await prisma.order.findMany({ where: { size } })) ordersInBatches(r.id, page);
}
`;
  const after = await fixed(before, "batch");
  assert.match(after, /of ordersInBatches2\(\)\) ordersInBatches\(r\.id, page\);/);
  assert.match(after, /async function\* ordersInBatches2\(\) \{\n {2}const size2 = 1000;/);
  assert.match(after, /const page2 = await prisma\.order\.findMany\(\{\n {6}where: \{ size, \.\.\.after \},/);
});

test("a date of now is taken once, before the first page", async () => {
  const before =
    "export async function due() {\n  for (const r of await prisma.order.findMany({ where: { dueAt: { lt: new Date() } } })) use(r.id);\n}\n";
  const after = await fixed(before, "batch");
  assert.match(after, /async function\* ordersInBatches\(\) \{\n {2}const dueAt = new Date\(\);\n {2}const size/);
  assert.match(after, /where: \{ dueAt: \{ lt: dueAt \}, \.\.\.after \}/);
});

test("a condition on the key, a spread or another object is ANDed, never merged", async () => {
  const program = (where: string) =>
    `export async function f(more) {\n  for (const r of await prisma.order.findMany({ where: ${where} })) use(r.id);\n}\n`;
  const written = async (where: string) =>
    /where: (.*?)(?:,\n|, orderBy)/.exec(await fixed(program(where), "batch"))![1];
  assert.equal(await written("{ id: { gt: 5 } }"), "{ AND: [{ id: { gt: 5 } }, after] }");
  assert.equal(await written("{ ...more }"), "{ AND: [{ ...more }, after] }");
  assert.equal(await written("more"), "{ AND: [more ?? {}, after] }");
  assert.equal(await written("{ OR: [{ a: 1 }, { b: 2 }] }"), "{ OR: [{ a: 1 }, { b: 2 }], ...after }");
  assert.equal(await written("{}"), "after");
});

test("\\r\\n stays \\r\\n", async () => {
  const before = "async function f() {\r\n  for (const r of await prisma.order.findMany()) use(r.id);\r\n}\r\n";
  assert.doesNotMatch(await fixed(before, "batch"), /(?<!\r)\n/);
});

test("a file whose text has changed since is left alone", async () => {
  const offer = await offerOf({ text: "async function f() {\n  const other = 1; // findMany(\n}\n" });
  assert.deepEqual(
    offer.fixes.map((fix) => fix.kind),
    ["suppress"],
  );
});

test("what only makes sense inside the function stays there: its types, its `arguments`", async () => {
  const typed =
    "function f<T>(a: T) {\n  return async () => {\n    for (const r of await prisma.order.findMany({ where: { x: 1 as T } })) use(r.id);\n  };\n}\n";
  assert.match(await fixed(typed, "batch"), /\n {4}const ordersInBatches = async function\* \(\) \{/);
  const given =
    "async function f() {\n  for (const r of await prisma.order.findMany({ where: { x: arguments[0] } })) use(r.id);\n}\n";
  assert.match(
    await fixed(given, "batch"),
    /\n {2}const where = arguments\[0\];\n|\n {2}const value = arguments\[0\];\n/,
  );
});
