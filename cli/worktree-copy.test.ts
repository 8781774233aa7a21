import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { copyWorktree } from "./worktree-copy.ts";

const none = new AbortController().signal;

function repository(): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "worktree ä "));
  process.on("exit", () => fs.rmSync(root, { recursive: true, force: true }));
  const write = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  };
  write(".git/HEAD", "ref");
  write("node_modules/a/index.js", "module.exports = 1");
  write("shared/names.js", "exports.name = 'shared'");
  write("packages/b/own.js", "b");
  write("packages/a/src/read.js", "old");
  write("packages/a/.orm-memory/runs/x/report.json", "{}");
  write("packages/a/node_modules/c/index.js", "c");
  fs.symlinkSync("src/read.js", path.join(root, "packages/a/link.js"));
  return root;
}

test("the working directory is copied, what lies around it is linked", async () => {
  const root = repository();
  const copy = await copyWorktree(path.join(root, "packages/a"), none);
  const top = path.join(copy.cwd, "../..");
  fs.writeFileSync(path.join(copy.cwd, "src/read.js"), "new");
  assert.equal(fs.readFileSync(path.join(root, "packages/a/src/read.js"), "utf8"), "old");
  assert.equal(fs.readFileSync(path.join(copy.cwd, "link.js"), "utf8"), "new", "a link within leads to the copy");
  assert.ok(fs.lstatSync(path.join(copy.cwd, "node_modules")).isSymbolicLink());
  assert.ok(fs.lstatSync(path.join(top, "shared")).isSymbolicLink());
  assert.equal(fs.readFileSync(path.join(top, "packages/b/own.js"), "utf8"), "b");
  assert.deepEqual(fs.readdirSync(copy.cwd).sort(), ["link.js", "node_modules", "src"]);
  assert.ok(!fs.existsSync(path.join(top, ".git")));
  copy.remove();
  assert.ok(!fs.existsSync(copy.cwd));
  assert.ok(fs.existsSync(path.join(root, "shared/names.js")), "what was linked is still there");
});

test("a copy that is stopped leaves nothing", async () => {
  const stopped = new AbortController();
  stopped.abort(new Error("stopped"));
  const before = fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith("orm-memory-verify-"));
  await assert.rejects(copyWorktree(repository(), stopped.signal), /stopped/);
  const after = fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith("orm-memory-verify-"));
  assert.deepEqual(after, before);
});
