import assert from "node:assert/strict";
import { test } from "node:test";
import { roleOf, shortTitle, titleOf } from "./roles.ts";

test("what stands before the program is told from it", () => {
  const words = (line: string) => line.split(" ");
  assert.equal(roleOf(["npm run worker"], null), "package-runner", "npm names itself");
  assert.equal(roleOf(words("node /usr/lib/node_modules/npm/bin/npm-cli.js run worker"), null), "package-runner");
  assert.equal(roleOf(words("sh -c tsx worker.ts"), "package-runner"), "shell");
  assert.equal(roleOf(words("node /p/node_modules/.bin/tsx worker.ts"), "shell"), "launcher");
  assert.equal(
    roleOf(words("/usr/bin/node --require /p/preflight.cjs --import file:///p/loader.mjs worker.ts"), "launcher"),
    "program",
  );
  assert.equal(roleOf(words("node --import tsx worker.ts"), null), "program");
  assert.equal(
    roleOf(words("/p/node_modules/@esbuild/linux-x64/bin/esbuild --service=0.28.2 --ping"), "launcher"),
    "helper",
  );
  assert.equal(roleOf(words("node child.js"), "program"), "child");
  assert.equal(roleOf(words("sh -c sleep 1"), "program"), "child");
  assert.equal(roleOf(["postgres: checkpointer"], "program"), "database");
  assert.equal(roleOf(["C:\\Program Files\\nodejs\\node.exe", "worker.js"], null), "program");
  assert.equal(roleOf(words("/root/.local/bin/uv run worker.py"), null), "package-runner");
  assert.equal(roleOf(words("/project/.venv/bin/python3 worker.py"), "package-runner"), "program");
  assert.equal(roleOf([], null), "program");
});

test("a short title keeps the names and drops the way to them", () => {
  assert.equal(
    shortTitle("/usr/bin/node --require /p/preflight.cjs --import file:///p/loader.mjs ./src/worker.ts --fast"),
    "node worker.ts --fast",
  );
  assert.equal(shortTitle("node -e 0"), "node -e 0");
  assert.equal(shortTitle('sh -c "sleep 1; echo hi"'), 'sh -c "sleep 1; echo hi"');
  assert.equal(shortTitle("npm run worker"), "npm run worker");
  assert.equal(shortTitle(""), "");
});

test("a title tells no folder of this machine", () => {
  const directories = { cwd: "/home/ada/shop", home: "/home/ada" };
  assert.equal(titleOf(["/home/ada/.bin/node", "/home/ada/shop/a b.js"], directories), '~/.bin/node "./a b.js"');
  assert.equal(titleOf(["x".repeat(500)], directories).length, 200);
});
