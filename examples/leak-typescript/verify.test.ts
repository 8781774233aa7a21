import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

// A fix of the example is verified as its reader does it, on a copy of the example that is its own package.
const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, "../..");
const copy = fs.mkdtempSync(path.join(root, ".cache/verify-"));
process.on("exit", () => fs.rmSync(copy, { recursive: true, force: true }));
for (const name of ["src", "fixed", "experiments", "tsconfig.json", "package.json"]) {
  fs.cpSync(path.join(here, name), path.join(copy, name), { recursive: true });
}
fs.writeFileSync(path.join(copy, "unsafe.mjs"), "console.log(process.hrtime.bigint())");
fs.mkdirSync(path.join(copy, ".git"));
fs.symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"));

const env = { ...process.env, NODE_OPTIONS: "", ROWS: "8000" };
const verify = (place: string, ...command: string[]) =>
  spawnSync(process.execPath, [path.join(root, "dist/cli.cjs"), "probe", "--verify", place, "--", ...command], {
    cwd: copy,
    env,
    encoding: "utf8",
  });

const linux = { skip: process.platform === "linux" ? false : "reads /proc" };

test("a fix is verified: the same output, and both runs are kept", linux, () => {
  const source = fs.readFileSync(path.join(copy, "src/user-report.ts"), "utf8");
  const { status, stdout, stderr } = verify("src/user-report.ts:10", "npm", "run", "-s", "start");
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^as it is +.*\nRead in batches of 1,000 by id +.* \d\.\d\d×/m);
  assert.match(stdout, /^The peak is \d\.\d\d times what it was, and the output is the same\.$/m);
  assert.equal(fs.readFileSync(path.join(copy, "src/user-report.ts"), "utf8"), source, "the worktree is as it was");
  const runs = path.join(copy, ".orm-memory/runs");
  const [before, after] = fs.readdirSync(runs).sort();
  assert.equal(after, `${before}-fixed`);
  const read = (run: string) => JSON.parse(fs.readFileSync(path.join(runs, run, "report.json"), "utf8"));
  assert.equal(read(before!).sites[0].maxRows, 8000);
  assert.equal(read(after!).sites[0].maxRows, 1000);
  const verification = JSON.parse(fs.readFileSync(path.join(runs, after!, "verification.json"), "utf8"));
  assert.equal(verification.sameOutput, true);
});

test("another output is told, and so is a place without a fix", linux, () => {
  const other = verify("src/user-report.ts:10", process.execPath, "unsafe.mjs");
  assert.equal(other.status, 1);
  assert.match(other.stdout, /the output is not the same: it differs from line 1 on\./);
  const none = verify("src/user-report.ts:20", "true");
  assert.match(none.stderr, /^Cannot probe: the finding at src\/user-report\.ts:20 has no fix that is safe\./);
  const nothing = verify("src/user-report.ts:1", "true");
  assert.match(nothing.stderr, /nothing is reported at src\/user-report\.ts:1; orm-memory-lint check --explain/);
  assert.match(verify("src/user-report.ts", "true").stderr, /names no line/);
});
