import assert from "node:assert/strict";
import { test } from "node:test";
import { Roots } from "./roots.ts";

test("a file belongs to the folder around it, whatever its name", () => {
  const roots = new Roots();
  roots.set(["file:///w/my%20app", "file:///w/%C3%BC"]);
  assert.deepEqual(roots.locate("file:///w/my%20app/src/a.ts")?.path, "src/a.ts");
  assert.equal(roots.locate("file:///w/%C3%BC/..a.ts")?.path, "..a.ts");
  for (const uri of [
    "file:///w/my%20app",
    "file:///w/my%20app2/a.ts",
    "file:///w/a.ts",
    "untitled:a",
    "git:/w/my%20app/a.ts",
    "%",
    "file:%",
  ]) {
    assert.equal(roots.locate(uri), undefined, uri);
  }
});

test("a folder inside another, or given twice, is analysed once, with the outer one", () => {
  const roots = new Roots();
  roots.set(["file:///w/app/inner", "file:///w/app", "file:///w/app"]);
  assert.deepEqual(
    roots.all().map(({ uri }) => uri),
    ["file:///w/app"],
  );
  assert.equal(roots.locate("file:///w/app/inner/a.ts")?.path, "inner/a.ts");
  const { added, removed } = roots.set(["file:///w/app/inner"]);
  assert.deepEqual(
    [added.map(({ uri }) => uri), removed.map(({ uri }) => uri)],
    [["file:///w/app/inner"], ["file:///w/app"]],
  );
});

test("an open document keeps the client's spelling of its URI", () => {
  const roots = new Roots();
  roots.set(["file:///w/a%2Bb"]);
  const root = roots.all()[0]!;
  assert.equal(roots.uriOf(root, "x.ts"), "file:///w/a+b/x.ts");
  roots.remember("file:///w/a%2Bb/x.ts");
  assert.equal(roots.uriOf(root, "x.ts"), "file:///w/a%2Bb/x.ts");
  roots.forget("file:///w/a%2Bb/x.ts");
  assert.equal(roots.uriOf(root, "x.ts"), "file:///w/a+b/x.ts");
});
