import assert from "node:assert/strict";
import { test } from "node:test";
import type { InFlight, ProbeReport, SiteMeasurement } from "../measurement.ts";
import { filledBy } from "./filled.ts";
import { inFlight, isolate, site } from "./fixture.ts";

const filled = (inFlightAtPeak: InFlight[], sites: SiteMeasurement[] = [site("s1")]) =>
  filledBy({
    summary: { inFlightAtPeak } as ProbeReport["summary"],
    sites,
    isolates: [0, 1, 2, 3].map((tid) => isolate(tid)),
  });

test("the sentence says who held how many rows of which line, as it was measured", () => {
  const end = "src/task.ts:8 loadUsers when memory was at its peak.";
  assert.equal(filled([inFlight(1)]), `1 worker held 200,000 rows of ${end}`);
  assert.equal(filled([1, 2, 3].map((tid) => inFlight(tid))), `3 workers held 200,000 rows each of ${end}`);
  assert.equal(filled([inFlight(0)]), `The main thread held 200,000 rows of ${end}`);
  assert.equal(filled([inFlight(0), inFlight(1)]), `2 threads held 200,000 rows each of ${end}`);
  assert.equal(filled([inFlight(1), inFlight(2, { rows: 90 })]), `2 workers held up to 200,000 rows each of ${end}`);
  assert.equal(filled([inFlight(1, { state: "running" })]), `1 worker was reading 200,000 rows of ${end}`);
  assert.equal(filled([inFlight(1, { state: "finished" })]), `1 worker had just read 200,000 rows of ${end}`);
  assert.equal(
    filled([inFlight(1), inFlight(2, { state: "running", rows: null })]),
    `2 workers held or read up to 200,000 rows each of ${end}`,
  );
});

test("a query that never ended has no rows to tell", () => {
  const waiting = (tid: number) => inFlight(tid, { state: "running", rows: null, sinceMs: 100 * tid * 21 });
  assert.equal(
    filled([waiting(1), waiting(2)]),
    "2 workers were still in src/task.ts:8 loadUsers, 4.2 s after it began, when memory was at its peak.",
  );
});

test("without a query at the peak the largest result is named, and without any nothing is", () => {
  assert.equal(filled([]), "The largest result had 200,000 rows, of src/task.ts:8 loadUsers.");
  assert.equal(filled([], []), null);
  assert.equal(filled([inFlight(1)], []), null);
});

test("of a long path the end is told; a line that is not known has its driver", () => {
  const file = `packages/${"deep/".repeat(12)}reports/monthly.ts`;
  assert.match(filled([], [site("s1", { file, function: null })])!, /of …\/(?:deep\/)+reports\/monthly\.ts:8\.$/);
  assert.match(
    filled([], [site("s1", { file: null, function: null, orm: "typeorm" })])!,
    /of an unknown line \(typeorm\)/,
  );
});
