import assert from "node:assert/strict";
import { test } from "node:test";
import { resolveSettings } from "./resolve.ts";

const files: Record<string, string> = {
  "orm-memory.config.json": '{ "batchSize": 100, "rules": { "unbounded-read": "hint" } }',
  "apps/a/orm-memory.config.json": '{ "batchSize": 200, "nope": 1 }',
};
const readFile = (path: string) => files[path];

test("the nearest file counts, whole; it wins over the editor, flags win over it", () => {
  const { settingsOf } = resolveSettings({
    readFile,
    editor: { batchSize: 1, smallTables: ["x"] },
    flags: { minimumConfidence: 0.9 },
  });
  assert.equal(settingsOf("apps/a/src/deep/x.ts").batchSize, 200);
  assert.deepEqual(settingsOf("apps/a/src/deep/x.ts").rules, {});
  assert.equal(settingsOf("apps/b/x.ts").batchSize, 100);
  assert.deepEqual(settingsOf("x.ts").rules, { "unbounded-read": "hint" });
  assert.deepEqual(settingsOf("x.ts").smallTables, ["x"]);
  assert.equal(settingsOf("apps/a/x.ts").minimumConfidence, 0.9);
});

test("each file's problems are told once", () => {
  const { settingsOf, problems } = resolveSettings({ readFile });
  assert.equal(problems.length, 0);
  settingsOf("apps/a/x.ts");
  settingsOf("apps/a/deep/y.ts");
  assert.equal(problems.length, 1);
  assert.match(problems[0]!.message, /^apps\/a\/orm-memory\.config\.json: nope is not a setting/);
});

test("one file named by hand counts in place of all others", () => {
  const { settingsOf } = resolveSettings({ readFile, only: { batchSize: 7 } });
  assert.equal(settingsOf("apps/a/x.ts").batchSize, 7);
});
