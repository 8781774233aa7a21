import assert from "node:assert/strict";
import { test } from "node:test";
import type { ProbeReport } from "../measurement.ts";
import { barsOf } from "./bars.ts";
import { crewOf, heapCurves } from "./crew.ts";
import { isolate, query, site } from "./fixture.ts";
import { momentLines, momentOf } from "./moment.ts";
import type { RunView } from "./shapes.ts";

const T = [0, 250, 500, 750, 1000];
const program = [{ pid: 11, role: "program" }] as ProbeReport["processes"];
const series = (tids: number[], used = 10) =>
  Object.fromEntries(tids.map((tid) => [`11.${tid}`, { t: [200, 600], used: [used, 2 * used] }]));

test("a heap's last reading counts until the next one, and none before the first or after its end", () => {
  const crew = crewOf({ isolates: [isolate(1, { last: 800 }), isolate(2, { end: "unknown" })], processes: program });
  assert.deepEqual(heapCurves(crew, series([1, 2]), T), [
    { label: "worker 1", values: [null, 10, 10, 20, null] },
    { label: "worker 2", values: [null, 10, 10, 20, 20] },
  ]);
});

test("eight isolates are drawn, the largest ones; the rest is one sum", () => {
  const isolates = Array.from({ length: 11 }, (_, tid) => isolate(tid));
  const crew = crewOf({ isolates, processes: program });
  const curves = heapCurves(crew, series(isolates.map(({ tid }) => tid)), T);
  assert.deepEqual(
    curves.map(({ label }) => label),
    [...[3, 4, 5, 6, 7, 8, 9, 10].map((tid) => `worker ${tid}`), "3 others"],
  );
  assert.deepEqual(curves[8]!.values, [null, 30, 30, 60, 60]);
});

test("names tell processes apart where they must", () => {
  const isolates = [isolate(0), isolate(1), isolate(0, { pid: 9 }), isolate(1, { pid: 12 })];
  const { labels } = crewOf({
    isolates,
    processes: [...program, { pid: 9, role: "package-runner" }] as typeof program,
  });
  assert.deepEqual([...labels.values()], ["main", "worker 1 of 11", "package runner", "worker 1 of 12"]);
});

test("a bar has its isolate's lane, and goes on while rows are held", () => {
  const isolates = [isolate(1, { last: 900 }), isolate(2, { end: "unknown" })];
  const crew = crewOf({ isolates, processes: program });
  const heaps = heapCurves(crew, series([1, 2]), T);
  const queries = [query(1, 100), query(2, 200, { released: 500 }), query(2, 600, { t1: null, rows: null })];
  const { lanes, bars } = barsOf({ queries, sites: [site("s1")], isolates }, crew, heaps, 1000);
  assert.deepEqual(lanes, [
    { label: "worker 1", heap: 0 },
    { label: "worker 2", heap: 1 },
  ]);
  assert.deepEqual(
    bars.map(({ lane, t0, t1, until, ended }) => [lane, t0, t1, until, ended]),
    [
      [0, 100, 200, 900, true],
      [1, 200, 300, 500, true],
      [1, 600, 1000, 1000, false],
    ],
  );

  const view = { t: T, tree: T, heaps, bars, collections: { t: [510], ms: [12] } } as unknown as RunView;
  assert.deepEqual(momentLines(momentOf(view, 1)), [
    "0.3 s: 250 B, 20 B of it in use on heaps",
    "worker 1 10 B, worker 2 10 B",
    "worker 1 holds 5,000 rows of src/task.ts:8 loadUsers",
    "worker 2 reads 5,000 rows of src/task.ts:8 loadUsers",
  ]);
  assert.deepEqual(momentOf(view, 2).collection, "garbage collection of 12 ms");
  assert.deepEqual(momentOf(view, 4).queries, ["worker 2 has been in src/task.ts:8 loadUsers for 0.4 s"]);
});

test("of thousands of queries the largest are drawn", () => {
  const isolates = [isolate(1)];
  const queries = Array.from({ length: 3000 }, (_, index) => query(1, index, { rows: index }));
  const { bars } = barsOf(
    { queries, sites: [site("s1")], isolates },
    crewOf({ isolates, processes: program }),
    [],
    9000,
  );
  assert.equal(bars.length, 400);
  assert.equal(Math.min(...bars.map(({ rows }) => rows!)), 2600);
});
