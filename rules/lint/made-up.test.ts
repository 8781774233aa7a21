/** Supporting a new ORM or pool is data: one of each is made up here, and found with no change to the engine. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Catalog, catalog, type Orm, type Pool } from "../../catalog/index.ts";
import { parseExample } from "../cases/case.ts";
import { checkCase } from "../cases/check.ts";

const larder: Orm = {
  id: "larder",
  name: "Larder",
  packages: ["larder"],
  source: "made up",
  values: { store: [{ instanceOf: "Larder" }], shelf: [{ resultOf: "store.shelf" }] },
  operators: { list: ["anyOf"], equal: ["is"], and: ["both"], or: ["either"] },
  reads: [
    {
      call: "shelf.takeOut",
      rows: "many",
      bound: [{ argument: 0, key: "atMost" }],
      filter: [{ argument: 0, key: "only", style: "object" }],
      table: [{ of: "shelf", argument: 0 }],
    },
  ],
};

const beehive: Pool = {
  id: "beehive",
  name: "Beehive",
  packages: ["beehive"],
  kind: "thread",
  unit: "bee",
  source: "made up",
  values: { hive: [{ resultOf: "openHive" }] },
  entries: [
    {
      id: "beehive.fly",
      on: "hive.fly",
      runs: { callback: "1.work" },
      atOnce: { at: "0.bees", of: "maker", otherwise: 6 },
      confidence: 0.9,
      says: "a beehive runs {target} in {n}",
      source: "made up",
    },
  ],
};

const text = `// store.ts
import { Larder } from "larder";
export const larder = new Larder();
// job.ts
import { openHive } from "beehive";
import { larder } from "./store";
const hive = openHive({ bees: 12 });
hive.fly("morning", { work: async () => (await larder.shelf("jam").takeOut({ only: { ripe: true } })).length });
                                                                   ^^^^^^^ warning unbounded-read, 12 at once, in beehive, of jam, says Loads every \`jam\` row that is \`ripe\` into memory, in up to 12 bees at once.
hive.fly("noon", { work: async () => (await larder.shelf("jam").takeOut({ atMost: 3 })).length });
hive.fly("evening", { work: async () => larder.shelf("jam").takeOut({ only: { id: { anyOf: [1, 2].map(Number) } } }) });
export const never = () => larder.shelf("jam").takeOut({});
`;
const one = parseExample("made up", text);

test("a made-up ORM in a made-up pool is found", async () => {
  const { expected, found } = await checkCase(one, { orms: [larder], pools: [beehive] });
  assert.equal(found, expected);
});

test("beside the built-in ones", async () => {
  const all: Catalog = { orms: [...catalog.orms, larder], pools: [...catalog.pools, beehive] };
  const { expected, found } = await checkCase(one, all);
  assert.equal(found, expected);
});

test("without its data nothing is found", async () => {
  assert.deepEqual((await checkCase(one)).result.findings, []);
  assert.deepEqual((await checkCase(one, { orms: [larder], pools: [] })).result.findings, []);
  assert.deepEqual((await checkCase(one, { orms: [], pools: [beehive] })).result.findings, []);
});
