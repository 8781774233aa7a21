import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

// The example as its reader runs it, built by the same compiler, on a table of its own that is small.
const here = path.dirname(fileURLToPath(import.meta.url));
const compiler = path.join(here, "../../node_modules/typescript/bin/tsc");
const built = path.join(here, ".build-test");
const database = fs.mkdtempSync(path.join(os.tmpdir(), "leak-typescript-"));
const run = (script: string) =>
  execFileSync(process.execPath, [path.join(built, script)], {
    cwd: database,
    env: { ...process.env, NODE_OPTIONS: "", ROWS: "2500" },
    encoding: "utf8",
  }).trim();

before(() => {
  execFileSync(process.execPath, [compiler, "--project", here, "--outDir", built], { encoding: "utf8" });
  assert.equal(run("src/seed.js"), "Wrote 2500 rows.");
});

after(() => {
  for (const folder of [built, database]) fs.rmSync(folder, { recursive: true, force: true });
});

test("a second seed leaves the table alone", () => {
  assert.equal(run("src/seed.js"), "The table has its 2500 rows already.");
});

test("the fixed twins find the same total as the read of the whole table", () => {
  const expected = Array.from({ length: 2500 }, (_, index) => ((index + 1) * 7919) % 1000).reduce(
    (sum, n) => sum + n,
    0,
  );
  const sentence = `10 workers, each found a total of ${expected}`;
  assert.equal(run("src/total.js"), sentence);
  assert.equal(run("fixed/total.js"), sentence);
  assert.equal(run("fixed/total-limited.js"), sentence);
});

test("the export returns every row, ten times", () => {
  assert.equal(run("src/export.js"), "10 workers returned 25000 rows");
});
