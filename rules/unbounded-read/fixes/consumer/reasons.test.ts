/** What has to have all rows at once, or would come out differently, with the line that says so. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { consumerIn } from "./fixture.ts";

/** Body of an async function that begins in line 2, and the reason. */
const refused: [string, string][] = [
  // All rows at once.
  ["const rows = await all();\nrows.sort();", "line 3 sorts the whole array"],
  ["return (await all()).map((row) => row.id);", "line 2 makes another array of all rows"],
  ["const ids = (await all()).map((row) => row.id);\nreturn ids;", "line 2 makes another array of all rows"],
  ["return (await all()).filter((row) => row.paid);", "line 2 makes another array of the rows it filters"],
  ["const rows = await all();\nreturn rows.map((r) => r.id).sort();", "line 3 sorts the whole array"],
  ["const rows = await all();\nreturn rows.map((r) => r.id).join();", "line 3 makes one text of all rows"],
  [
    "const rows = await all();\nreturn JSON.stringify(rows.map((r) => r.id));",
    "line 3 makes another array of all rows",
  ],
  ["const rows = await all();\nreturn rows[0];", "line 3 picks rows by index"],
  ["const rows = await all();\nreturn rows.slice(0, 3);", "line 3 picks rows by index"],
  ["const rows = await all();\nreturn [...rows];", "line 3 copies all rows into another array or call"],
  ["const rows = await all();\nreturn { rows };", "line 3 returns all rows to its caller"],
  ["const rows = await all();\nsave(rows);", "line 3 passes all rows to `save`"],
  [
    "const rows = await all();\nreturn rows.reduceRight((a, r) => a + r.id, 0);",
    "line 3 goes through the array from its end",
  ],
  ["const rows = await all();\nreturn rows.findIndex((r) => r.paid);", "line 3 searches the whole array"],
  // Work that begins for all of them.
  [
    "const rows = await all();\nawait Promise.all(rows.map((r) => send(r)));",
    "line 3 starts work for all rows at once (`Promise.all`)",
  ],
  [
    "const rows = await all();\nawait Promise.all(rows.map(async (r) => send(r)));",
    "line 3 starts work for all rows at once (`Promise.all`)",
  ],
  [
    "const rows = await all();\nfor (const one of rows.map(async (r) => send(r))) await one;",
    "line 3 starts work for all rows at once (async `map`)",
  ],
  [
    "const rows = await all();\nfor (const one of rows.map((r) => send(r))) await one;",
    "line 3 runs `send(r)` for all rows before the loop",
  ],
  ["(await all()).forEach(async (r) => send(r));", "line 2 starts work for every row at once (async `forEach`)"],
  [
    "await (await all()).reduce(async (before, r) => {\n  const x = await send(r);\n  await before;\n}, Promise.resolve());",
    "line 2 starts work for all rows at once (async `reduce`)",
  ],
  [
    "(await all()).reduce(async (before, r) => {\n  await before;\n  send(r);\n}, Promise.resolve());",
    "line 2 starts work for all rows at once (`reduce`)",
  ],
  ["return (await all()).some(async (r) => send(r));", "line 2 asks a promise for each row"],
  // Reduce.
  [
    "return (await all()).reduce((a, r) => (a.total > r.total ? a : r));",
    "line 2 begins to reduce with the first row itself",
  ],
  [
    "return (await all()).reduce((sum, r) => sum + r.total, await start());",
    "line 2 begins to reduce with something that may change",
  ],
  [
    "return (await all()).reduce(({ sum }, r) => ({ sum: sum + r.total }), { sum: 0 });",
    "line 2 takes apart what it has reduced so far",
  ],
  [
    "return (await all()).reduce((sum, r) => {\n  if (r.paid) return sum;\n}, 0);",
    "line 2 does not always give the next value",
  ],
  [
    "return (await all()).reduce((sum, r) => {\n  for (;;) return sum;\n}, 0);",
    "line 2 returns from inside a loop in its callback",
  ],
  [
    "return (await all()).reduce((sum, r) => {\n  later.push(() => sum);\n  return sum + 1;\n}, 0);",
    "line 3 uses `sum` in a function that may run at another time",
  ],
  ["return (await all()).reduce(add, 0);", "line 2 hands the rows to `add` through `reduce`"],
  [
    "return await (await all()).reduce(async (before, r) => {\n  const sum = await before;\n  return sum + r.id;\n}, started);",
    "line 5 begins to reduce with something that may be a promise",
  ],
  [
    "const x = await (await all()).reduce(async (before, r) => {\n  await before;\n  await send(r);\n}, Promise.resolve());",
    "line 2 uses what the last of the promises gives",
  ],
  // Callbacks.
  ["(await all()).forEach(print);", "line 2 hands the rows to `print` through `forEach`"],
  ["(await all()).forEach(this.print);", "line 2 hands the rows to a function through `forEach`"],
  ["(await all()).forEach(function (r) {\n  this.x = r;\n}, scope);", "line 2 hands more than a function to `forEach`"],
  ["(await all()).forEach(function (r) {\n  use(arguments);\n});", "line 2 uses `this` or `arguments` of its callback"],
  ["(await all()).forEach((r) => {\n  var x = r;\n});", "line 2 declares a `var` in its callback"],
  ["(await all()).forEach((r, i, rows) => use(rows));", "line 2 hands the whole array to its function, too"],
  ["const done = (await all()).forEach((r) => use(r));", "line 2 calls `forEach` inside an expression"],
  ["(await all()).forEach((r = {}) => use(r));", "line 2 takes rows in a way that a loop can't"],
  // Steps whose turn would be another one.
  ["for (const x of (await all()).map((r) => count++)) use(x);", "line 2 runs `count++` for all rows before the loop"],
  [
    "for (const x of (await all()).map((r) => r.name.trim())) use(x);",
    "line 2 may fail for a row, which would now be after the rows before it were handled",
  ],
  [
    "for (const x of (await all()).map((r) => r.customer.name)) use(x);",
    "line 2 may fail for a row, which would now be after the rows before it were handled",
  ],
  [
    "let limit = 1;\nfor (const r of (await all()).filter((r) => r.total > limit)) {\n  limit = r.total;\n}",
    "line 4 changes `limit`, which the rows are chosen by",
  ],
  [
    "const seen = new Set();\nfor (const r of (await all()).filter((r) => !seen.has(r.id))) seen.add(r.next);",
    "line 3 changes `seen`, which the rows are chosen by",
  ],
  [
    "const limits = { low: 1 };\nfor (const r of (await all()).filter((r) => r.total > limits.low)) limits.low++;",
    "line 3 changes `limits`, which the rows are chosen by",
  ],
  [
    "const limits = { low: 1 };\nfor (const r of (await all()).filter((r) => r.total > limits.low)) adjust(limits);",
    "line 3 changes `limits`, which the rows are chosen by",
  ],
  [
    "for (const r of (await all()).filter((r) => r.total > this.low)) this.low = r.total;",
    "line 2 changes `this.low`, which the rows are chosen by",
  ],
  [
    "for (const r of (await all()).filter((r) => {\n  if (r.paid) return true;\n  return false;\n})) use(r);",
    "line 2 does more in `filter` than to make a value of each row",
  ],
  [
    "for (const x of (await all()).flatMap((r) => [r.id, r.total])) {\n  if (x > 3) break;\n}",
    "line 2 leaves what `flatMap` makes early",
  ],
  [
    "for (const { id } of (await all()).filter(({ id }) => id > 1)) use(id);",
    "line 2 uses the name `id` for something else",
  ],
  // Beside the loop.
  [
    "const rows = await all();\nlog(rows.length);\nfor (const r of rows) use(r);",
    "line 3 needs the number of all rows beside the loop",
  ],
  [
    "const rows = await all();\nfor (const r of rows) use(r, rows.length);",
    "line 3 needs the number of all rows beside the loop",
  ],
  [
    "const rows = await all();\nfor (const r of rows) if (r.x) break;\nlog(rows.length);",
    "line 4 needs the number of all rows beside the loop",
  ],
  [
    "const rows = await all();\nif (rows.length === 0) log('none');\nfor (const r of rows) use(r);",
    "line 3 needs the number of all rows beside the loop",
  ],
  [
    "const rows = await all();\nif (rows.length < 3) return;\nfor (const r of rows) use(r);",
    "line 3 needs the number of all rows beside the loop",
  ],
  [
    "const rows = await all();\nconst sum = rows.reduce((s, r) => s + r.total, 0);\nreturn sum / rows.length;",
    "line 4 needs the number of all rows beside the loop",
  ],
  [
    "const rows = await all();\nfor (const r of rows) use(r);\nreturn rows.some((r) => r.x);",
    "line 4 goes through the rows once more",
  ],
  [
    "const rows = await all();\nawait other();\nfor (const r of rows) use(r);",
    "line 3 runs between the read and the loop",
  ],
  [
    "const rows = await all();\nconst paid = rows.filter((r) => r.paid);\nclear();\nfor (const r of paid) use(r);",
    "line 4 runs between the read and the loop",
  ],
  [
    "const rows = await all();\nconst out = createWriteStream(open());\nfor (const r of rows) use(r);",
    "line 3 runs between the read and the loop",
  ],
  [
    "const rows = await all();\nif (rows.length > 1) for (const r of rows) use(r);",
    "line 3 needs the number of all rows beside the loop",
  ],
  [
    "const rows = await all();\nif (rows.length) {\n  log('some');\n  for (const r of rows) use(r);\n}",
    "line 3 needs the number of all rows beside the loop",
  ],
  [
    "const rows = await all();\nif (rows.length) for (const r of rows) use(r);\nelse log('none');",
    "line 3 needs the number of all rows beside the loop",
  ],
  // Loops with an index.
  [
    "const rows = await all();\nfor (let i = 0; i < rows.length; i++) use(rows[i], rows[i + 1]);",
    "line 3 picks rows by index",
  ],
  [
    "const rows = await all();\nfor (let i = 1; i < rows.length; i++) use(rows[i]);",
    "line 3 goes through the rows in a way of its own",
  ],
  [
    "const rows = await all();\nfor (let i = rows.length - 1; i >= 0; i--) use(rows[i]);",
    "line 3 goes through the rows in a way of its own",
  ],
  [
    "const rows = await all();\nfor (let i = 0; i < rows.length; i++) {\n  i++;\n  use(rows[i]);\n}",
    "line 3 goes through the rows in a way of its own",
  ],
  [
    "const rows = await all();\nfor (let i = 0; i < rows.length; i++) rows[i] = use(rows[i]);",
    "line 3 puts something else in the place of a row",
  ],
  [
    "const rows = await all();\nfor (let i = 0; i < rows.length; i++) use(rows[i], rows.length);",
    "line 3 needs the number of all rows in the loop",
  ],
  // Where the value stands.
  ["const n = flag ? (await all()).reduce((s, r) => s + r.id, 0) : 0;", "line 2 reduces the rows only on a condition"],
  ["total += (await all()).filter((r) => r.paid).length;", "line 2 runs something else before it counts the rows"],
  ["while ((await all()).some((r) => r.paid)) work();", "line 2 searches the rows in the head of a loop"],
  // Rows out of a result.
  [
    "const { rows, rowCount } = await query();\nfor (const r of rows) use(r, rowCount);",
    "line 2 asks for `rowCount`, which comes with all rows at once",
  ],
  [
    "const result = await query();\nlog(result.rowCount);\nfor (const r of result.rows) use(r);",
    "line 3 asks for `rowCount`, which comes with all rows at once",
  ],
  ["const result = await query();\nreturn result;", "line 3 returns all rows to its caller"],
  [
    "const [rows, fields] = await execute();\nfor (const r of rows) use(r, fields);",
    "line 2 asks for `fields`, which comes with all rows at once",
  ],
  [
    "const { rows: [first] } = await query();\nuse(first);",
    "line 2 asks for `rows`, which comes with all rows at once",
  ],
  [
    "const { rowCount } = await query();\nlog(rowCount);",
    "line 2 asks for `rowCount`, which comes with all rows at once",
  ],
  [
    "const rows = query();\nfor (const r of (await rows).rows) use(r);",
    "line 2 keeps the promise of all rows for later",
  ],
  // Comments that silence the compiler.
  ["const rows = await all();\n// @ts-ignore\nfor (const r of rows) use(r);", "line 4 silences the compiler"],
];

for (const [body, reason] of refused) {
  test(`all rows: ${body.replace(/\s+/g, " ")}`, () => {
    const text = `async function run() {\n${body}\n}\n`;
    const consumer = consumerIn(text);
    assert.equal("reason" in consumer ? consumer.reason : `none: ${consumer.kind}`, reason);
  });
}
