import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fileTarget, scriptTargets } from "./targets.ts";

const top = fs.mkdtempSync(path.join(os.tmpdir(), "targets "));
after(() => fs.rmSync(top, { recursive: true }));
const write = (name: string, text: string) => {
  const file = path.join(top, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  return file;
};

test("scripts are run by the manager whose lock file is nearest", () => {
  write("pnpm-lock.yaml", "");
  write("package.json", JSON.stringify({ scripts: { work: "node w.js", "work:fast": "node f.js" } }));
  write("inner/package.json", JSON.stringify({ scripts: { go: "node g.js" } }));
  write("inner/package-lock.json", "{}");
  assert.deepEqual(
    scriptTargets(top, top).map(({ command }) => command),
    [
      ["pnpm", "run", "work"],
      ["pnpm", "run", "work:fast"],
    ],
  );
  const inner = path.join(top, "inner");
  assert.deepEqual(scriptTargets(inner, top), [{ label: "go", command: ["npm", "run", "go"], cwd: inner }]);
});

test("no package, a broken one and one without scripts offer nothing", () => {
  write("broken/package.json", "{");
  write("odd/package.json", '{"scripts": "none"}');
  for (const name of ["missing", "broken", "odd"]) assert.deepEqual(scriptTargets(path.join(top, name), top), []);
});

test("a file is run in its package's folder, by what its name says", () => {
  write("app/package.json", "{}");
  const app = path.join(top, "app");
  const command = (name: string) => fileTarget(path.join(app, name), top)?.command;
  assert.deepEqual(fileTarget(path.join(app, "src/a b.mjs"), top), {
    label: "a b.mjs",
    command: ["node", path.join("src", "a b.mjs")],
    cwd: app,
  });
  assert.deepEqual(command("a.ts"), ["npx", "tsx", "a.ts"]);
  fs.mkdirSync(path.join(top, "node_modules/tsx"), { recursive: true });
  assert.deepEqual(command("a.ts"), ["node", "--import", "tsx", "a.ts"]);
  assert.match(command("job.py")?.[0] ?? "", /^python/);
  assert.equal(command("types.d.ts"), undefined);
  assert.equal(command("README.md"), undefined);
});
