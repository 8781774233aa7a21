import assert from "node:assert/strict";
import { test } from "node:test";
import { Heap } from "./heap.ts";

test("comes out in order, whatever order it went in", () => {
  let state = 9;
  const next = (): number => (state = (state * 16807) % 2147483647);
  for (let size = 0; size < 60; size++) {
    const heap = new Heap<number>((a, b) => a < b);
    const items = Array.from({ length: size }, () => next() % 20);
    for (const item of items) heap.push(item);
    assert.equal(heap.size, size);
    const out: number[] = [];
    for (let item = heap.pop(); item !== undefined; item = heap.pop()) out.push(item);
    assert.deepEqual(
      out,
      [...items].sort((a, b) => a - b),
    );
  }
});

test("taking and putting may alternate", () => {
  const heap = new Heap<string>((a, b) => a < b);
  assert.equal(heap.pop(), undefined);
  heap.push("c");
  heap.push("a");
  assert.equal(heap.pop(), "a");
  heap.push("b");
  assert.deepEqual([heap.pop(), heap.pop(), heap.pop()], ["b", "c", undefined]);
});
