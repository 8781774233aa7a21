import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { pruneHistory } from "./history.ts";
import { temporaryFolder } from "./test-run.ts";

/** A run of a size, ended unless a probe's process is named. */
function run(runs: string, day: number, size: number, probePid?: number): void {
  const folder = path.join(runs, `2026-11-${String(day).padStart(2, "0")}T10-00-00`);
  fs.mkdirSync(folder);
  const start = { kind: "start", probePid };
  fs.writeFileSync(path.join(folder, "run.ndjson"), `${JSON.stringify(start)}\n${"x".repeat(size)}`);
  if (probePid === undefined) fs.writeFileSync(path.join(folder, "report.json"), "{}");
}

const names = (runs: string) =>
  fs
    .readdirSync(runs)
    .map((name) => name.slice(8, 10))
    .join(" ");

test("the oldest runs go first, by number and by size", () => {
  const runs = temporaryFolder();
  for (let day = 1; day <= 6; day++) run(runs, day, 1000);
  pruneHistory(runs, { runs: 4, bytes: 1e9 });
  assert.equal(names(runs), "03 04 05 06");
  pruneHistory(runs, { runs: 4, bytes: 2500 });
  assert.equal(names(runs), "05 06");
});

test("the newest run, one that goes on and folders of others stay", () => {
  const runs = temporaryFolder();
  run(runs, 1, 100, process.pid);
  run(runs, 2, 100);
  run(runs, 3, 100, 2 ** 22 + 5);
  run(runs, 4, 5000);
  fs.mkdirSync(path.join(runs, "mine"));
  assert.deepEqual(pruneHistory(runs, { runs: 9, bytes: 1000 }).length, 2);
  assert.deepEqual(fs.readdirSync(runs), ["2026-11-01T10-00-00", "2026-11-04T10-00-00", "mine"]);
});

test("a folder that is not there is no error", () => {
  assert.deepEqual(pruneHistory(path.join(temporaryFolder(), "none")), []);
});
