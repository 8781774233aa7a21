import type { ToPanel } from "../../client/probe/messages.ts";
import { viewOf } from "../../client/probe/run-view.ts";
import type { AgentRecord } from "../../probe/agent/records.ts";
import { RunState } from "../../probe/index.ts";
import { startRecord } from "../../probe/test-run.ts";

const MB = 1024 ** 2;

/** Five seconds of a program that climbs to a gigabyte, started by npm. */
export function madeUp(until: number): RunState {
  const state = new RunState();
  state.apply(startRecord({ pid: 10, budgetBytes: 512 * MB }));
  state.apply({
    kind: "process",
    t: 0,
    pid: 10,
    ppid: 1,
    role: "package-runner",
    title: "npm run worker",
    runtime: "node",
  });
  state.apply({
    kind: "process",
    t: 200,
    pid: 11,
    ppid: 10,
    role: "program",
    title: "node dist/worker.js",
    runtime: "node",
  });
  for (let t = 0; t <= until; t += 50) {
    const worker =
      t < 200 ? 0 : t > 4500 ? 260 : Math.min(1100, 45 + (t / 4000) ** 1.6 * 1055 + 14 * Math.sin(t / 130));
    const rss = (megabytes: number): [number, number] => [Math.round(megabytes * MB), Math.round(megabytes * MB)];
    const processes: Record<number, [number, number]> = worker ? { 10: rss(78), 11: rss(worker) } : { 10: rss(60) };
    const tree = Object.values(processes).reduce((sum, [bytes]) => sum + bytes, 0);
    const threads = t > 4500 ? 19 : 23;
    state.apply({ kind: "sample", t, tree, high: tree, threads, processes });
  }
  return state;
}

export function run(ended: boolean): ToPanel {
  const state = madeUp(ended ? 5200 : 3300);
  if (ended) {
    const exit = { kind: "exited", code: 0, signal: null, verdict: "ok", evidence: [] } as const;
    state.apply({
      kind: "end",
      t: 5210,
      exit: { ...exit, evidence: [] },
      lateTicks: 0,
      maxGapMs: 60,
      probeCpuMs: 90,
      sampleUsMedian: 80,
    });
  }
  return viewMessage(state);
}

const SQL = "SELECT id, name, email, created_at, updated_at, last_seen_at, settings, avatar FROM users";

/** The same program with the agent in it: `workers` workers that each load a table and keep it until they end. */
export function withAgent(ended: boolean, workers = 4, file = "/project/src/task.ts"): RunState {
  const state = madeUp(ended ? 16_000 : 3300);
  state.start!.agent = true;
  const told = (tid: number, record: Record<string, unknown> & { k: string }) =>
    state.apply({ kind: "agent", isolate: `11.${tid}`, record: record as unknown as AgentRecord });
  const isolate = { pid: 11, node: "24.0.0", heapLimit: 4096 * MB, workerLimitMb: null };
  told(0, { k: "isolate", t: 250_000, tid: 0, entry: "/project/dist/worker.js", ...isolate });
  for (let t = 300; t <= (ended ? 16_000 : 3300); t += 250) {
    told(0, { k: "heap", t: t * 1000, used: 14 * MB, total: 24 * MB, external: 2 * MB });
  }
  for (let tid = 1; tid <= workers; tid++) {
    const begin = 400 + 90 * tid;
    told(0, { k: "worker", t: begin * 1000, tid, name: null });
    told(tid, { k: "isolate", t: begin * 1000, tid, entry: file, ...isolate });
    told(tid, { k: "driver", name: "pg", version: "8.0.0" });
    const site = { driver: "pg", orm: "typeorm", column: 3, mapped: true };
    told(tid, { k: "site", id: 1, file, line: 8, fn: "async loadUsers", sql: SQL, ...site });
    told(tid, {
      k: "site",
      id: 2,
      file: "/project/src/count.ts",
      line: 3,
      fn: null,
      sql: "SELECT count(*) FROM users",
      ...site,
    });
    told(tid, { k: "query", t: (begin + 10) * 1000, id: 1, site: 2 });
    told(tid, { k: "done", t: (begin + 90) * 1000, id: 1, rows: 1, bytes: 60, by: "estimate" });
    told(tid, { k: "query", t: (begin + 110) * 1000, id: 2, site: 1 });
    for (let t = begin + 20; t <= Math.min(4400, ended ? 4400 : 3300); t += 250) {
      const used = (8 + ((t - begin) / 4000) ** 1.6 * (900 / workers)) * MB;
      told(0, { k: "heap", tid, t: t * 1000, used, total: used * 1.2, external: MB });
      if (t % 500 < 250) told(tid, { k: "gc", t: t * 1000, pauses: [[t * 1000, 12]], count: 1, ms: 12, usedMax: used });
    }
    const read = { rows: 200_000, bytes: 61 * MB, by: "estimate", used: 170 * MB, total: 200 * MB, external: MB };
    if (tid < workers || ended) told(tid, { k: "done", t: (2300 + 120 * tid) * 1000, id: 2, watched: true, ...read });
    if (ended) told(0, { k: "worker-end", t: 4480_000, tid, code: 0 });
  }
  if (ended) told(0, { k: "open", t: 15_900_000, workers: 0, sockets: 2, connections: { pg: 2 } });
  if (ended) {
    state.apply({
      kind: "end",
      t: 16_010,
      exit: { kind: "exited", code: 0, signal: null, verdict: "ok", evidence: [] },
      lateTicks: 0,
      maxGapMs: 60,
      probeCpuMs: 90,
      sampleUsMedian: 80,
    });
  }
  return state;
}

export const viewMessage = (state: RunState): Extract<ToPanel, { type: "run" }> => {
  const phase = state.end ? "ended" : "running";
  return { type: "run", run: viewOf({ folder: "/w/.orm-memory/runs/x", state, phase, problem: null }, []) };
};
