import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import type { AgentRecord } from "../agent/records.ts";
import type { StartRecord } from "../measurement.ts";
import { temporaryFolder } from "../test-run.ts";
import { Attribution } from "./attribution.ts";
import { inFlightAt, mostRowsHeld, sitesOf } from "./moments.ts";
import { SourceMaps } from "./source-maps.ts";

const start = { cwd: "/project", startedMono: 1_000_000 } as StartRecord;
const ms = (t: number) => start.startedMono + t * 1000;
const site = (id: number, line: number): AgentRecord => ({
  k: "site",
  id,
  file: "/project/src/task.ts",
  line,
  column: 5,
  fn: "load",
  mapped: false,
  driver: "pg",
  orm: null,
  sql: "SELECT 1",
});

/** An isolate that runs the site of line 8; each query is [begin, end or null, rows, released or null]. */
type Run = [begin: number, end: number | null, rows: number, released: number | null];
function told(isolates: Record<string, Run[]>): Attribution {
  const attribution = new Attribution(start);
  for (const [id, runs] of Object.entries(isolates)) {
    const [pid = 0, tid = 0] = id.split(".").map(Number);
    attribution.apply(id, { k: "isolate", t: ms(0), pid, tid, node: "24.0.0", entry: null, workerLimitMb: null });
    attribution.apply(id, site(1, 8));
    runs.forEach(([begin, end, rows, released], index) => {
      attribution.apply(id, { k: "query", t: ms(begin), id: index, site: 1 });
      if (end === null) return;
      const heap = { used: 9e7, total: 1e8, external: 1e6 };
      attribution.apply(id, {
        k: "done",
        t: ms(end),
        id: index,
        rows,
        bytes: rows * 100,
        by: "driver",
        watched: true,
        ...heap,
      });
      if (released !== null) attribution.apply(id, { k: "released", t: ms(released), id: index });
    });
  }
  return attribution;
}

const atOnce = (isolates: Record<string, Run[]>) => sitesOf(told(isolates))[0]!.concurrencyMax;

test("at once: calls in flight together, and isolates that hold their rows", () => {
  assert.equal(
    atOnce({ "1.1": [[0, 100, 5000, 900]], "1.2": [[200, 300, 5000, 900]] }),
    2,
    "one holds while one reads",
  );
  assert.equal(atOnce({ "1.1": [[0, 100, 5000, 150]], "1.2": [[200, 300, 5000, 900]] }), 1, "the first has let go");
  assert.equal(
    atOnce({
      "1.1": [
        [0, 100, 5000, null],
        [200, 300, 5000, null],
      ],
    }),
    1,
    "one worker, one after another",
  );
  assert.equal(
    atOnce({
      "1.0": [
        [0, 100, 5000, 200],
        [10, 100, 5000, 200],
        [20, 100, 5000, 200],
      ],
    }),
    3,
    "a fan-out in one isolate",
  );
  assert.equal(
    mostRowsHeld(
      told({
        "1.1": [
          [0, 100, 5000, null],
          [200, 300, 7000, null],
        ],
      }),
    ),
    12_000,
    "garbage is in memory, too",
  );
});

test("at the peak: what runs comes before what is held, what never ended before all", () => {
  const states = (isolates: Record<string, Run[]>, t: number) =>
    inFlightAt(told(isolates), t).map(({ isolate, state, rows }) => `${isolate} ${state} ${rows}`);
  const both = { "1.1": [[0, 100, 9000, 900] as Run], "1.2": [[50, null, 0, null] as Run] };
  assert.deepEqual(states(both, 500), ["1.2 running null", "1.1 result-held 9000"]);
  assert.deepEqual(states(both, 60), ["1.2 running null", "1.1 running 9000"]);
  assert.deepEqual(states({ "1.1": [[0, 100, 9000, 200]] }, 300), ["1.1 finished 9000"]);
  assert.deepEqual(states({ "1.1": [[0, 100, 9000, 200]] }, 5000), [], "long ago");
  const again: Run[] = [
    [0, 100, 9000, 900],
    [300, 700, 10, null],
  ];
  assert.deepEqual(states({ "1.1": again }, 500), ["1.1 running 10"]);
});

test("a site is one for all isolates, and its place is relative to the working directory", () => {
  const attribution = told({ "1.1": [[0, 10, 200, 20]], "1.2": [[0, 30, 700, 40]] });
  const [only, ...others] = sitesOf(attribution);
  assert.deepEqual(others, []);
  assert.equal(only!.file, "src/task.ts");
  assert.deepEqual([only!.calls, only!.maxRows, only!.totalRows, only!.maxBytes], [2, 700, 900, 70_000]);
  assert.deepEqual(only!.isolates, ["1.1", "1.2"]);
  attribution.apply("1.1", { k: "counted", site: 1, calls: 98 });
  assert.deepEqual(
    sitesOf(attribution).map(({ calls, sampled }) => [calls, sampled]),
    [[100, true]],
  );
});

test("a query's line that became known later takes the place of the unknown one", () => {
  const attribution = told({});
  attribution.apply("1.0", {
    k: "isolate",
    t: ms(0),
    pid: 1,
    tid: 0,
    node: "24.0.0",
    entry: null,
    workerLimitMb: null,
  });
  attribution.apply("1.0", { ...site(1, 0), file: null, line: null } as AgentRecord);
  attribution.apply("1.0", { k: "query", t: ms(1), id: 1, site: 1 });
  attribution.apply("1.0", site(2, 9));
  attribution.apply("1.0", { k: "placed", id: 1, site: 2 });
  attribution.apply("1.0", { k: "done", t: ms(5), id: 1, rows: 300, bytes: 9, by: "driver" });
  assert.deepEqual(
    sitesOf(attribution).map(({ line, calls, maxRows }) => [line, calls, maxRows]),
    [[9, 1, 300]],
  );
});

test("a worker's end that its parent told first is not lost", () => {
  const attribution = told({ "1.0": [] });
  attribution.apply("1.0", { k: "worker", t: ms(1), tid: 3, name: "report" });
  attribution.apply("1.0", { k: "worker-end", t: ms(80), tid: 3, code: 1, error: "ERR_WORKER_OUT_OF_MEMORY" });
  attribution.apply("1.3", {
    k: "isolate",
    t: ms(5),
    pid: 1,
    tid: 3,
    node: "24.0.0",
    entry: "/project/w.js",
    workerLimitMb: 60,
  });
  const { end, last, name, entry } = attribution.isolates.get("1.3")!.measurement;
  assert.deepEqual({ end, last, name, entry }, { end: "out-of-memory", last: 80, name: "report", entry: "w.js" });
});

test("a compiled line is told as it was written, where a map lies beside the file", () => {
  const folder = temporaryFolder();
  fs.mkdirSync(path.join(folder, "dist"));
  fs.writeFileSync(path.join(folder, "task.ts"), "type A = 1;\n\nread();\n");
  const compiled = path.join(folder, "dist/task.js");
  fs.writeFileSync(compiled, "read();\n//# sourceMappingURL=task.js.map\n");
  const map = { version: 3, file: "task.js", sources: ["../task.ts"], names: [], mappings: "AAEA" };
  fs.writeFileSync(`${compiled}.map`, JSON.stringify(map));
  const record = { ...(site(1, 1) as Extract<AgentRecord, { k: "site" }>), file: compiled, column: 1 };
  const { file, line, mapped } = new SourceMaps().place(record);
  assert.deepEqual({ file, line, mapped }, { file: path.join(folder, "task.ts"), line: 3, mapped: true });
  fs.writeFileSync(`${compiled}.map`, "{ broken");
  assert.deepEqual(new SourceMaps().place(record), record);
});
