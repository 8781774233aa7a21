import assert from "node:assert/strict";
import { test } from "node:test";
import type { AgentRecord } from "./agent/records.ts";
import { reportOf } from "./report.ts";
import { RunState } from "./run-state.ts";
import { MB, startRecord } from "./test-run.ts";

/** Ten seconds of a program in Python that has ended after five; then its agent reads what is left, which takes memory, too. */
function ended(role: "program" | "child"): RunState {
  const state = new RunState();
  state.apply(startRecord({ pid: 10, agent: true }));
  state.apply({ kind: "process", t: 0, pid: 10, ppid: 9, role, title: "python3 leak.py", runtime: "python3.11" });
  const tell = (record: AgentRecord) => state.apply({ kind: "agent", isolate: "10.0", record });
  const python = { node: null, python: "3.11.2", entry: "leak.py", workerLimitMb: null };
  tell({ k: "isolate", t: 0, pid: 10, tid: 0, ...python });
  for (let t = 0; t <= 10_000; t += 50) {
    const tree = (t <= 4000 ? 100 + t / 10 : t <= 5000 ? 450 : 600) * MB;
    state.apply({ kind: "sample", t, tree, high: tree, threads: 1, processes: { 10: [tree, tree] } });
  }
  const sizes = { first: 40 * MB, rss: 450 * MB, collected: 440 * MB, trimmed: 80 * MB };
  tell({ k: "live", t: 5_000_000, ...sizes, blocks: 100, objects: { UserModel: 0 }, garbage: { UserModel: 7 } });
  return state;
}

test("from where Python's agent reads what is left the curve is no longer the program's", () => {
  const { series, summary, coverage, run } = reportOf(ended("program"));
  assert.equal(series.t.at(-1), 5000);
  assert.deepEqual(summary.peakTreeRss, { low: 500 * MB, high: 500 * MB });
  assert.equal(summary.peakAt, 4000);
  assert.equal(run.wallMs, 10_000);
  assert.ok(!coverage.gaps.some(({ code }) => code === "not-settled"), "what is left is known");
  assert.deepEqual(summary.aliveAtEnd, {
    firstRss: 40 * MB,
    rss: 450 * MB,
    collectedRss: 440 * MB,
    trimmedRss: 80 * MB,
    blocks: 100,
    objects: [{ type: "UserModel", count: 0, garbage: 7 }],
  });
});

test("a child that ends does not end the program's curve", () => {
  const { series, summary } = reportOf(ended("child"));
  assert.equal(series.t.at(-1), 10_000);
  assert.equal(summary.peakTreeRss.low, 600 * MB);
  assert.equal(summary.aliveAtEnd!.rss, 450 * MB, "nobody else told");
});
