import assert from "node:assert/strict";
import { test } from "node:test";
import type { AliveAtEnd } from "../at-end.ts";
import { aliveText, leftText } from "./alive.ts";

const MB = 1024 ** 2;

/** What ten threads left that read 100,000 rows each and dropped them. */
const dropped: AliveAtEnd = {
  firstRss: 43 * MB,
  rss: 152 * MB,
  collectedRss: 109 * MB,
  trimmedRss: 91 * MB,
  blocks: 10_000,
  objects: [{ type: "UserModel", count: 0, garbage: 0 }],
};
const users = (count: number, garbage = 0) => [{ type: "UserModel", count, garbage }];

test("rows that are alive are told as held, whatever memory does", () => {
  const kept = { ...dropped, collectedRss: 1322 * MB, blocks: 15_000_000, objects: users(1_000_000) };
  assert.equal(aliveText(kept), "1,000,000 UserModel objects alive at the end: something still refers to them");
  const more = [...users(2000), { type: "Order", count: 500, garbage: 0 }, { type: "Item", count: 0, garbage: 0 }];
  assert.equal(
    aliveText({ ...dropped, objects: more }),
    "2,000 UserModel, 500 Order objects alive at the end: something still refers to them",
  );
});

test("where none is alive it is the allocator that keeps memory, as far as that is known", () => {
  const allocator = "0 UserModel objects alive at the end, so the allocator keeps 66 MB, not your program";
  assert.equal(aliveText(dropped), allocator);
  // glibc gives nothing back, but Python has given out too little for it.
  assert.equal(aliveText({ ...dropped, trimmedRss: null }), allocator);
  // Nobody counts what malloc has given out, but it gives it back.
  assert.equal(aliveText({ ...dropped, blocks: null, trimmedRss: 50 * MB }), allocator);
  const none = "0 UserModel objects alive at the end";
  assert.equal(aliveText({ ...dropped, blocks: 2_000_000 }), none, "other objects may hold it");
  assert.equal(aliveText({ ...dropped, blocks: null, trimmedRss: null }), none);
  assert.equal(aliveText({ ...dropped, collectedRss: 50 * MB }), none, "little is left");
  assert.equal(aliveText({ ...dropped, firstRss: null }), none);
  assert.match(aliveText({ ...dropped, objects: users(1) })!, /^1 UserModel object alive at the end, so the allocator/);
});

test("garbage that only a collection took is told", () => {
  assert.equal(
    aliveText({ ...dropped, collectedRss: 50 * MB, objects: users(0, 80_577) }),
    "0 UserModel objects alive at the end (80,577 more were garbage that nobody had collected)",
  );
});

test("the three readings stand side by side; what was not read is left out", () => {
  assert.equal(leftText(dropped), "152 MB, 109 MB after a garbage collection, 91 MB after malloc_trim");
  assert.equal(leftText({ ...dropped, trimmedRss: null }), "152 MB, 109 MB after a garbage collection");
  assert.equal(leftText({ ...dropped, rss: null }), null);
  assert.equal(leftText(null), null);
  assert.equal(aliveText({ ...dropped, objects: [] }), null);
  // A report of an earlier version.
  const old = { rss: 90 * MB, objects: [{ type: "Guest", count: 501 }] } as unknown as AliveAtEnd;
  assert.equal(aliveText(old), "501 Guest objects alive at the end");
  assert.equal(leftText(old), "90 MB");
});
