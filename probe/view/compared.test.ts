import assert from "node:assert/strict";
import { test } from "node:test";
import { comparedRun } from "./compared.ts";

const report = {
  version: 1,
  run: { command: ["node", "a b.js"], startedAt: "2026-11-24T22:10:05.000Z", wallMs: 5000 },
  summary: { peakTreeRss: { low: 900, high: 900 }, afterRss: null },
  series: { t: [0, 50, 100], tree: [100, 900, 300] },
};

test("a report becomes a small curve with its figures; what an older one has not is not known", () => {
  assert.deepEqual(comparedRun("x", report), {
    id: "x",
    command: 'node "a b.js"',
    startedAt: "2026-11-24T22:10:05.000Z",
    peak: 900,
    after: null,
    wallMs: 5000,
    rowsHeld: null,
    t: [0, 50, 100],
    tree: [100, 900, 300],
  });
});

test("what Python left at its end stands for a level that nobody settled to", () => {
  const left = { ...report, summary: { ...report.summary, aliveAtEnd: { collectedRss: 250 } } };
  assert.equal(comparedRun("x", left)!.after, 250);
  assert.equal(comparedRun("x", { ...left, summary: { ...left.summary, afterRss: 300 } })!.after, 300);
});

test("what is not a report, or broken, is none", () => {
  const broken: unknown[] = [
    null,
    "text",
    [],
    {},
    { ...report, version: 2 },
    { ...report, run: null },
    { ...report, run: { ...report.run, command: "node" } },
    { ...report, summary: { peakTreeRss: { low: "900" } } },
    { ...report, summary: null },
    { ...report, series: { t: [0, 50], tree: [1] } },
    { ...report, series: { t: [0, 50], tree: [1, "2"] } },
    { ...report, series: { t: [0], tree: [1] } },
  ];
  for (const each of broken) assert.equal(comparedRun("x", each), null, JSON.stringify(each));
});
