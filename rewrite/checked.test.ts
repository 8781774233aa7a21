import assert from "node:assert/strict";
import { test } from "node:test";
import { checked } from "./checked.ts";
import { loadTypeScript } from "./typescript.ts";

test("an edit that would not parse is refused, with where", async () => {
  await loadTypeScript();
  const text = "read();\n";
  assert.deepEqual(checked("a.ts", text, [{ start: 4, end: 6, newText: "(1)" }]), {
    edits: [{ start: 4, end: 6, newText: "(1)" }],
  });
  const broken = checked("a.ts", text, [{ start: 5, end: 6, newText: "" }]);
  assert.ok("reason" in broken);
  assert.match(broken.reason, /^the rewrite would not parse \(line \d: /);
});

test("edits that overlap, change nothing, or meet a file with a syntax error are refused", async () => {
  await loadTypeScript();
  const reason = (text: string, ...edits: { start: number; end: number; newText: string }[]) => {
    const rewrite = checked("a.ts", text, edits);
    return "reason" in rewrite ? rewrite.reason : null;
  };
  assert.equal(
    reason("abc;", { start: 0, end: 2, newText: "x" }, { start: 1, end: 3, newText: "y" }),
    "the rewrite would change one place twice",
  );
  assert.equal(reason("abc;", { start: 0, end: 3, newText: "abc" }), "the rewrite would change nothing");
  assert.equal(reason("abc(;", { start: 0, end: 3, newText: "xyz" }), "the file has a syntax error");
});

test("JSX is text in .tsx and an error in .ts", async () => {
  await loadTypeScript();
  const edit = { start: 0, end: 0, newText: "const a = <b>{c}</b>;\n" };
  assert.ok("edits" in checked("a.tsx", "x;", [edit]));
  assert.ok("reason" in checked("a.ts", "x;", [edit]));
});
