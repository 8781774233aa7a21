import assert from "node:assert/strict";
import { test } from "node:test";
import type { SampleRecord } from "./measurement.ts";
import { thin } from "./series.ts";
import { settling } from "./settle.ts";
import { formatBytes, formatSeconds, parseSize } from "./units.ts";

const sample = (t: number, tree: number, threads: number): SampleRecord => ({
  kind: "sample",
  t,
  tree,
  high: tree,
  threads,
  processes: { 1: [tree, tree] },
});

test("sizes and times read as people write them", () => {
  const MB = 1024 ** 2;
  assert.deepEqual([512, 90 * 1024, 9.5 * MB, 240 * MB, 1146 * MB, 1024 * MB].map(formatBytes), [
    "512 B",
    "90 kB",
    "9.5 MB",
    "240 MB",
    "1.12 GB",
    "1 GB",
  ]);
  assert.deepEqual([80, 3900, 12_000, 250_000].map(formatSeconds), ["80 ms", "3.9 s", "12 s", "4 min 10 s"]);
  assert.deepEqual(["512MB", "1.5 GiB", "2g", "100", "0", "lots", "-1MB", ""].map(parseSize), [
    512 * MB,
    1536 * MB,
    2048 * MB,
    100,
    null,
    null,
    null,
    null,
  ]);
});

test("a thinned series keeps its peak and its dips", () => {
  const samples = Array.from({ length: 10_001 }, (_, t) => sample(t, t === 5000 ? 999 : t === 7000 ? 1 : 100, 1));
  const thinned = thin(samples, 500);
  assert.ok(thinned.length <= 510);
  assert.ok(thinned.some(({ tree }) => tree === 999) && thinned.some(({ tree }) => tree === 1));
  assert.deepEqual(
    thinned.map(({ t }) => t),
    thinned.map(({ t }) => t).toSorted((a, b) => a - b),
  );
  assert.equal(thin(samples, 20_000), samples);
});

test("the level afterwards counts only 10 s past the last worker's end", () => {
  const work = [sample(0, 50, 11), sample(1000, 900, 15), sample(2000, 800, 11)];
  assert.deepEqual(settling([...work, sample(9000, 780, 11)], 1000, 9000), {
    settled: false,
    waitedMs: 7000,
    afterRss: null,
  });
  const rest = Array.from({ length: 13 }, (_, index) => sample(3000 + index * 1000, index < 8 ? 780 : 200, 11));
  assert.deepEqual(settling([...work, ...rest], 1000, 15_000), { settled: true, waitedMs: 13_000, afterRss: 200 });
  assert.equal(
    settling([sample(0, 50, 11), sample(20_000, 60, 11)], 20_000, 40_000).settled,
    false,
    "no worker was seen to end",
  );
  const onAndOff = [...work, sample(3000, 700, 12), ...rest.slice(1, 6)];
  assert.equal(settling(onAndOff, 1000, 8000).settled, false);
});
