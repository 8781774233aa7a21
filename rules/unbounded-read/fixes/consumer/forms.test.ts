/**
 * Each form of a consumer, before and after: the text that comes out, and that both do the same things in the same
 * order with no row, one, and several.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { rewritten } from "./fixture.ts";
import { bodyOf, formCases, programOf } from "./forms.ts";

interface Row {
  id: number;
  total: number;
  paid: boolean;
  note: string | null;
  items: number[];
}

const rowsOf = (size: number): Row[] =>
  Array.from({ length: size }, (_, i) => ({
    id: i + 1,
    total: (i * 2) % 5,
    paid: i % 3 === 1,
    note: i % 2 ? "n" : null,
    items: [i, i + 1].slice(i % 2),
  }));

const cases = readFileSync(join(import.meta.dirname, "forms.case.txt"), "utf8");

for (const { name, before, after } of formCases(cases)) {
  test(`${name}: the text`, () => {
    assert.equal(bodyOf(rewritten(programOf(before), "a.js")), after);
  });
  if (after.startsWith("no: ")) continue;
  test(`${name}: the same things happen`, async () => {
    for (const size of [0, 1, 2, 3, 8])
      for (const flag of [true, false])
        assert.deepEqual(await outcome(programOf(after), size, flag), await outcome(programOf(before), size, flag));
  });
}

/** What a program does with so many rows: what it shows, and what it returns or throws. */
async function outcome(program: string, size: number, flag: boolean): Promise<unknown> {
  const shown: unknown[] = [];
  const seen = (...values: unknown[]) => shown.push(structuredClone(values));
  const world = {
    all: async () => rowsOf(size),
    query: async () => ({ rows: rowsOf(size), rowCount: size }),
    execute: async () => [rowsOf(size), []],
    now: () => rowsOf(size),
    each: async function* () {
      yield* rowsOf(size);
    },
    eachNow: () => rowsOf(size).values(),
    seen,
    send: async (value: unknown) => {
      seen("begin", value);
      await new Promise((done) => setImmediate(done));
      seen("end", value);
    },
    price: async (id: number) => id * 10,
    createWriteStream: (path: string) => ({
      write: (text: string) => seen(path, text) % 3 === 0,
      end: () => seen("end of file"),
    }),
    drained: async () => seen("drained"),
    later: [] as (() => unknown)[],
    flag,
  };
  const make = new Function(...Object.keys(world), `${program}\nreturn run;`) as (...given: unknown[]) => () => unknown;
  try {
    return { returned: await make(...Object.values(world))(), shown };
  } catch (error) {
    return { error: String(error), shown };
  }
}
