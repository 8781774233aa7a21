import assert from "node:assert/strict";
import { test } from "node:test";
import { type Status, statusSentence, statusText } from "./status-text.ts";

const idle: Status = { reads: 0, pools: 0, files: 2074, entries: 4, readsReached: 27, indexing: null, problem: null };

test("the status bar counts reads and pools, and files while indexing", () => {
  assert.equal(statusText({ ...idle, reads: 3, pools: 2 }), "ORM Memory: 3 reads in 2 pools");
  assert.equal(statusText({ ...idle, reads: 1, pools: 1 }), "ORM Memory: 1 read in 1 pool");
  assert.equal(statusText({ ...idle, indexing: { done: 812, total: 2074 } }), "ORM Memory: 812 of 2,074");
  assert.equal(statusText(idle), "ORM Memory: 0 reads in 4 pools");
  assert.equal(statusText({ ...idle, entries: 0 }), "ORM Memory: no pools");
});

test("the sentence says what was looked at", () => {
  assert.equal(statusSentence(idle), "No unbounded reads in 4 pools (27 reads reached), in 2,074 files.");
  assert.equal(statusSentence({ ...idle, entries: 0, files: 1 }), "No worker pool, queue or job was found in 1 file.");
  assert.equal(statusSentence({ ...idle, reads: 1, pools: 1 }), "1 unbounded read in 1 pool, in 2,074 files.");
});
