/** The page of the rewrites says what was measured, of every library and rewrite that there is. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { measured, pageText } from "./page.ts";
import { targets } from "./targets/index.ts";
import { idOf, kinds } from "./targets/target.ts";

test("docs/rewrites.md is made from the figures; npm run test:databases -- --growth --write-docs makes both", () => {
  const page = readFileSync(new URL("../../docs/rewrites.md", import.meta.url), "utf8");
  assert.equal(page, pageText(measured()));
});

test("every library, database and rewrite was measured, and nothing failed", () => {
  const { targets: known } = measured();
  assert.deepEqual(Object.keys(known), targets.map(idOf));
  for (const target of targets)
    for (const kind of kinds) {
      const cells = known[idOf(target)]![kind];
      assert.ok(cells, `${idOf(target)} ${kind}`);
      assert.equal(cells[3] === "no", target.never?.[kind] !== undefined, `${idOf(target)} ${kind} is offered`);
      if (cells[3] === "no") continue;
      assert.deepEqual([cells[4], cells[5]], ["yes", "yes"], `${idOf(target)} ${kind} compiles, same rows`);
      if (kind !== "narrow") assert.match(cells[8]!, /→ finishes$/, `${idOf(target)} ${kind} in 64 MB`);
    }
});
