import assert from "node:assert/strict";
import { test } from "node:test";
import { extractFacts } from "../extract/typescript.ts";
import type { FileFacts } from "../facts.ts";
import { packFacts, unpackFacts } from "./pack.ts";

const text = `import { a } from "a";
export class B extends A { constructor(private readonly c: C) { super(); } m() { return this.c.load(); } }
const f = async () => { for (const x of await g()) x.go(); };
f();
interface D { e: E }
`;

/** Where a value that nobody uses stands says nothing. */
const withoutDiscarded = (facts: FileFacts): unknown => ({
  ...facts,
  functions: facts.functions.map((fn) => ({
    ...fn,
    calls: fn.calls.map((c) => (c.use.as === "discarded" ? { ...c, use: { as: "discarded" } } : c)),
  })),
});

test("what was packed comes out again", () => {
  for (const one of [text, "", "export {};", "f(1);"]) {
    const facts = extractFacts("a.ts", one);
    assert.deepEqual(withoutDiscarded(unpackFacts(packFacts(facts))), withoutDiscarded(facts));
  }
});

test("packing again gives the same bytes, and fewer than the facts as they are", () => {
  const facts = extractFacts("a.ts", text);
  const packed = packFacts(facts);
  assert.equal(packFacts(unpackFacts(packed)), packed);
  assert.ok(packed.length < JSON.stringify(facts).length);
});
