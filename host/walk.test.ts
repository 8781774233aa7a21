import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, describe, test } from "node:test";
import { createNodeHost } from "./index.ts";
import { listFiles } from "./walk.ts";

const made: string[] = [];
after(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

function folder(files: Record<string, string | Buffer>): string {
  const root = mkdtempSync(join(tmpdir(), "orm-memory-walk-"));
  made.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}
const listed = (root: string): string[] =>
  listFiles(root)
    .map((f) => f.path)
    .sort();
const of = (...paths: string[]): Record<string, string> => Object.fromEntries(paths.map((p) => [p, "x"]));

describe("what is listed", () => {
  test("sources, schemas, packages and configurations; nothing else", () => {
    const wanted = [
      "a.ts",
      "b.tsx",
      "c.js",
      "d.mjs",
      "e.cts",
      "f.prisma",
      "k.py",
      "jsconfig.json",
      "package.json",
      "tsconfig.build.json",
      "orm-memory.config.json",
    ];
    const root = folder(of(...wanted, "g.d.ts", "h.min.js", "i.json", "j.md", "k.pyc", "l.ts.map", "m"));
    assert.deepEqual(listed(root), [...wanted].sort());
  });

  test("never what tools make or install", () => {
    const root = folder(
      of(
        "a.ts",
        "node_modules/x/b.ts",
        "sub/node_modules/x/c.ts",
        "dist/d.js",
        ".next/e.js",
        "coverage/f.js",
        ".git/g.ts",
      ),
    );
    assert.deepEqual(listed(root), ["a.ts"]);
  });

  test("build folders beside a package.json, and no others", () => {
    const root = folder(of("package.json", "build/a.js", "out/b.js", "src/build/c.ts", "src/target/d.ts"));
    assert.deepEqual(listed(root), ["package.json", "src/build/c.ts", "src/target/d.ts"]);
  });

  test("spaces and letters of every alphabet", () => {
    const names = ["my jobs/a b.ts", "größe/воркер.ts", "工作/任务.ts", "[id]/(group)/a.ts", "it's/100%.ts"];
    assert.deepEqual(listed(folder(of(...names))), [...names].sort());
  });

  test("stamps: bytes, and a time that changes with the file", () => {
    const root = folder({ "a.ts": "größe" });
    const [file] = listFiles(root);
    assert.equal(file?.size, 7);
    assert.ok(Math.abs(file!.modified - Date.now()) < 60_000);
  });
});

describe(".gitignore", () => {
  const text = (gitignore: Record<string, string>, ...paths: string[]): string[] =>
    listed(folder({ ...of(...paths), ...gitignore }));

  test("at the root, anchored and not", () => {
    assert.deepEqual(
      text(
        { ".gitignore": "generated/\n/top.ts\n*.gen.ts\n" },
        "a.ts",
        "top.ts",
        "b/top.ts",
        "b/generated/c.ts",
        "d.gen.ts",
      ),
      ["a.ts", "b/top.ts"],
    );
  });

  test("in a folder it counts from there", () => {
    assert.deepEqual(text({ "b/.gitignore": "/c.ts\n" }, "c.ts", "b/c.ts", "b/d/c.ts"), ["b/d/c.ts", "c.ts"]);
  });

  test("the nearest has the last word", () => {
    assert.deepEqual(
      text({ ".gitignore": "*.gen.ts\n", "b/.gitignore": "!keep.gen.ts\n" }, "a.gen.ts", "b/keep.gen.ts", "b/x.gen.ts"),
      ["b/keep.gen.ts"],
    );
  });

  test("what is below an ignored folder stays out, whatever its own file says", () => {
    assert.deepEqual(text({ ".gitignore": "b/\n", "b/.gitignore": "!c.ts\n" }, "a.ts", "b/c.ts"), ["a.ts"]);
  });

  test("an odd one harms nobody", () => {
    assert.deepEqual(text({ ".gitignore": "\u0000\\\n[\n!!\n#\n" }, "a.ts"), ["a.ts"]);
  });
});

describe("links and rights", () => {
  test("links are not followed, so a loop of them ends", () => {
    const root = folder(of("a/b.ts"));
    symlinkSync(root, join(root, "a/loop"));
    symlinkSync(join(root, "a/b.ts"), join(root, "link.ts"));
    symlinkSync(join(root, "nowhere"), join(root, "dangling.ts"));
    assert.deepEqual(listed(root), ["a/b.ts"]);
  });

  // Root reads everything, so there is nothing to show (and nothing to skip: in CI a skipped test is a failed one).
  if (process.getuid?.() !== 0)
    test("a folder that can't be read is left out", () => {
      const root = folder(of("a.ts", "locked/b.ts"));
      chmodSync(join(root, "locked"), 0);
      try {
        assert.deepEqual(listed(root), ["a.ts"]);
      } finally {
        chmodSync(join(root, "locked"), 0o755);
      }
    });

  test("a folder that is not there has no files", () => assert.deepEqual(listed("/nothing/here"), []));
});

describe("the host's files", () => {
  test("binary, gone, a folder: no text", () => {
    const host = createNodeHost(folder({ "b.ts": Buffer.from([1, 0, 2]), "a.ts": "text", "c.ts/d.ts": "x" }), {
      cacheDirectory: null,
    });
    assert.equal(host.readFile("a.ts"), "text");
    assert.equal(host.readFile("b.ts"), undefined);
    assert.equal(host.readFile("c.ts"), undefined);
    assert.equal(host.readFile("nothing.ts"), undefined);
    assert.equal(host.fileExists("b.ts"), true);
    assert.equal(host.fileExists("nothing.ts"), false);
  });

  test("the cache comes back, for this folder alone, and a folder that can't be written is no error", () => {
    const [root, other, cacheDirectory] = [folder({}), folder({}), folder({})];
    createNodeHost(root, { cacheDirectory }).saveCache(["facts"]);
    assert.equal(createNodeHost(root, { cacheDirectory }).loadCache(), "facts");
    assert.equal(createNodeHost(other, { cacheDirectory }).loadCache(), undefined);
    assert.equal(createNodeHost(root, { cacheDirectory: null }).loadCache(), undefined);
    const file = join(folder({ f: "x" }), "f");
    assert.doesNotThrow(() => createNodeHost(root, { cacheDirectory: file }).saveCache(["facts"]));
  });

  test("equal texts have equal hashes", () => {
    const host = createNodeHost(folder({}), { cacheDirectory: null });
    assert.equal(host.hash("a"), host.hash("a"));
    assert.notEqual(host.hash("a"), host.hash("b"));
  });
});
