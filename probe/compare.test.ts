import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsOf, comparedCells, compareRuns } from "./compare.ts";
import type { ProbeReport } from "./measurement.ts";

const MB = 1024 ** 2;

function report(peak: number, aliveAtEnd: unknown = null, afterRss: number | null = null): ProbeReport {
  return {
    run: { exit: { kind: "exited", verdict: "ok" }, wallMs: 1000 },
    summary: { peakTreeRss: { low: peak, high: peak }, afterRss, rowsHeldPeak: 5, aliveAtEnd },
    processes: [],
    series: { t: [], tree: [] },
  } as unknown as ProbeReport;
}
const left = (count: number) => ({
  rss: 300 * MB,
  collectedRss: 200 * MB,
  trimmedRss: null,
  objects: [{ type: "UserModel", count }],
});

test("what Python left stands where a level that nobody settled to would; Node's table is as it was", () => {
  const node = compareRuns([{ label: "a", report: report(MB) }]);
  assert.deepEqual(columnsOf(node), ["peak", "ratio", "after", "time", "rows"]);
  const python = compareRuns([{ label: "a", report: report(MB, left(7)) }]);
  assert.deepEqual(columnsOf(python), ["peak", "ratio", "left", "live", "time", "rows"]);
  const both = compareRuns([
    ...[report(MB, left(7)), report(MB, null, MB)].map((each) => ({ label: "a", report: each })),
  ]);
  assert.deepEqual(columnsOf(both), ["peak", "ratio", "after", "left", "live", "time", "rows"]);
  const [first, second] = both.map(comparedCells);
  assert.deepEqual([first!.left, first!.live, first!.trimmed, first!.after], ["200 MB", "7", "–", "–"]);
  assert.deepEqual([second!.left, second!.live], ["–", "–"]);
});

test("a run that was repeated shows how far its peaks are apart", () => {
  const ranges = (...megabytes: number[]) => {
    const repeats = megabytes.map((each) => report(each * MB));
    return comparedCells(compareRuns([{ label: "a", report: repeats[0]!, repeats }])[0]!).range;
  };
  assert.equal(ranges(187, 191, 188), "187–191 MB");
  assert.equal(ranges(900, 1300), "900 MB–1.27 GB");
  assert.equal(ranges(900), "–");
});
