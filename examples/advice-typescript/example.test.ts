/** Each piece of advice: what is reported before, what is no longer reported after, and that both print the same. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { catalog } from "../../catalog/index.ts";
import { createNodeHost } from "../../host/index.ts";
import { defaultSettings } from "../../rules/configuration.ts";
import type { Finding } from "../../rules/finding.ts";
import { createLinter } from "../../rules/index.ts";

const here = path.dirname(fileURLToPath(import.meta.url));
const compiler = path.join(here, "../../node_modules/typescript/bin/tsc");
const built = path.join(here, ".build-test");
const database = fs.mkdtempSync(path.join(os.tmpdir(), "advice-typescript-"));
const run = (script: string) =>
  execFileSync(process.execPath, [path.join(built, script)], {
    cwd: database,
    env: { ...process.env, NODE_OPTIONS: "", ROWS: "2500" },
    encoding: "utf8",
    timeout: 60_000,
  }).trim();
let findings: Finding[] = [];

before(async () => {
  execFileSync(process.execPath, [compiler, "--project", here, "--outDir", built], { encoding: "utf8" });
  assert.equal(run("seed.js"), "Wrote 2500 rows.");
  const linter = createLinter(createNodeHost(here, { cacheDirectory: null }), catalog);
  linter.configure(() => ({ ...defaultSettings, previewRules: true }), []);
  ({ findings } = await linter.check());
});

after(() => {
  for (const folder of [built, database]) fs.rmSync(folder, { recursive: true, force: true });
});

const advice: Record<string, { rule: string; severity?: string }> = {
  "close-pool": { rule: "pool-not-closed", severity: "warning" },
  "fewer-columns": { rule: "wide-select" },
  stream: { rule: "unbounded-read" },
  range: { rule: "unbounded-read", severity: "warning" },
  "worker-limits": { rule: "pool-memory-limit" },
  connections: { rule: "idle-connections" },
};

test("every folder is a piece of advice", () => {
  const folders = fs.readdirSync(path.join(here, "src"), { withFileTypes: true }).filter((one) => one.isDirectory());
  assert.deepEqual(folders.map(({ name }) => name).sort(), Object.keys(advice).sort());
});

for (const [name, { rule, severity }] of Object.entries(advice))
  describe(name, () => {
    const told = (variant: string) =>
      findings.filter(
        (one) =>
          one.rule === rule &&
          (!severity || one.severity === severity) &&
          one.file.startsWith(`src/${name}/${variant}`),
      );

    test(`is told by ${rule}, and no longer after`, () => {
      assert.equal(told("before").length, 1);
      assert.deepEqual(told("after"), []);
    });

    // There is no server here: these two are compiled and checked.
    if (name === "connections") return;
    test("prints the same before and after", () => {
      const printed = run(`${name}/before.js`);
      assert.match(printed, /\d/);
      assert.equal(run(`${name}/after.js`), printed);
    });
  });
