import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { parseCases, parseExample } from "./case.ts";
import { checkCase } from "./check.ts";

const shared = `// db.ts
import { PrismaClient } from "@prisma/client";
export const prisma = new PrismaClient();
`;
const job = `// job.ts
import { Worker } from "bullmq";
import { prisma } from "./db";
new Worker("q", async () => (await prisma.order.findMany()).length, { concurrency: 4 });
`;
/** The marker stands one column left of the read, so that each says where it wants to be. */
const under = (marker: string): string => `${" ".repeat(job.split("\n")[3]!.indexOf("findMany") - 1)}${marker}\n`;
const found = async (text: string) => checkCase(parseExample("one", text));

describe("a text with markers", () => {
  test("holds when exactly the marked findings exist", async () => {
    const { expected, found: seen } = await found(
      shared + job + under(" ^^^^^^^^ warning unbounded-read, 4 at once, rows stay, in bullmq, a queue, of order"),
    );
    assert.equal(seen, expected);
  });

  for (const [name, marker] of Object.entries({
    "a finding that nothing marks": "",
    "another severity": " ^^^^^^^^ information unbounded-read",
    "another rule": " ^^^^^^^^ warning wide-select",
    "another number at once": " ^^^^^^^^ warning unbounded-read, 5 at once",
    "rows that go elsewhere": " ^^^^^^^^ warning unbounded-read, rows returned",
    "another way": " ^^^^^^^^ warning unbounded-read, path: job.ts:9",
    "another sentence": " ^^^^^^^^ warning unbounded-read, says Reads, and more.",
    "a place one column off": "^^^^^^^^ warning unbounded-read",
    "a shorter place": " ^^^^^^^ warning unbounded-read",
    "a second finding that is not there": ` ^^^^^^^^ warning unbounded-read\n${" ".repeat(60)}^ hint wide-select`,
  }))
    test(`fails for ${name}`, async () => {
      const { expected, found: seen } = await found(shared + job + (marker ? under(marker) : ""));
      assert.notEqual(seen, expected);
    });

  test("fails for a problem that is not told, and for one that is not expected", async () => {
    const quiet = await found(`${shared}! broken\n`);
    assert.notEqual(quiet.found, quiet.expected);
    const loud = await found(`${shared}// orm-memory.config.json\n{ "rulez": {} }\n`);
    assert.notEqual(loud.found, loud.expected);
    const told = await found(`${shared}// orm-memory.config.json\n{ "rulez": {} }\n! rulez\n`);
    assert.equal(told.found, told.expected);
  });

  test("shows every word of a finding that nobody marked", async () => {
    const { found: seen } = await found(shared + job);
    assert.match(seen, /\n +\^{8} warning unbounded-read, 4 at once, rows stay, confidence .*, path: job\.ts:3/);
  });
});

describe("parsing", () => {
  test("what stands above the first case belongs to all", () => {
    const [first, second] = parseCases(`${shared}=== one\n// a.ts\na;\n=== two\n// b.ts\nb;\n`);
    assert.deepEqual([...first!.files.keys()], ["db.ts", "a.ts"]);
    assert.deepEqual([...second!.files.keys()], ["db.ts", "b.ts"]);
    assert.equal(second!.title, "two");
  });

  test("a comment that is more than a path is code", () => {
    const one = parseExample("x", "// a.ts\n// see b.ts\n// b.ts is elsewhere\nx;\n");
    assert.deepEqual([...one.files], [["a.ts", "// see b.ts\n// b.ts is elsewhere\nx;\n"]]);
  });

  test("a text that means nothing is refused", () => {
    assert.throws(() => parseExample("x", "stray\n"), /stands in no file/);
    assert.throws(() => parseExample("x", "// a.ts\n ^ warning unbounded-read\n"), /under no line/);
    assert.throws(() => parseExample("x", "// a.ts\nx\n^ warning r, sometimes\n"), /"sometimes"/);
    assert.throws(() => parseExample("x", "// a.ts\n// a.ts\n"), /twice/);
  });
});
