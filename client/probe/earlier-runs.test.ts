import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { RunState } from "../../probe/index.ts";
import { EarlierRuns } from "./earlier-runs.ts";
import { siteFile } from "./site-file.ts";

const top = fs.mkdtempSync(path.join(os.tmpdir(), "earlier "));
after(() => fs.rmSync(top, { recursive: true, force: true }));
const write = (name: string, content: unknown) => {
  const file = path.join(top, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
};
const report = (second: number) => ({
  version: 1,
  run: { command: ["node", "a.js"], startedAt: `2026-11-24T22:10:${String(second).padStart(2, "0")}.000Z`, wallMs: 9 },
  summary: { peakTreeRss: { low: second, high: second } },
  series: { t: [0, 1], tree: [1, second] },
});

test("the newest twenty runs with a report that can be read are found, the newest first", async () => {
  const folder = (second: number) => `runs/2026-11-24T22-10-${String(second).padStart(2, "0")}`;
  for (let second = 1; second <= 23; second++) write(`${folder(second)}/report.json`, report(second));
  write(`${folder(24)}/report.json`, "{ torn");
  write(`${folder(25)}/report.json`, { version: 9 });
  write(`${folder(26)}/run.ndjson`, "");
  write("runs/a file", "");
  const runs = new EarlierRuns();
  const found = await runs.beside(path.join(top, folder(5)), null);
  assert.deepEqual(
    found.map(({ peak }) => peak),
    Array.from({ length: 20 }, (_, index) => 23 - index),
  );
  write(`${folder(24)}/report.json`, report(24));
  assert.equal((await runs.beside(path.join(top, folder(5)), null))[0]!.peak, 24);
  const own = { ...found[0]!, id: "2026-11-24T22-10-26", peak: 1, startedAt: "2026-11-24T22:10:26.000Z" };
  const among = await runs.beside(path.join(top, folder(26)), own);
  assert.deepEqual([among.length, among[0]!.peak, among[1]!.peak], [20, 1, 24]);
  assert.deepEqual(await runs.beside(path.join(top, "nowhere/x"), null), []);
});

test("only a call site that the run saw is opened, and only where its file exists", () => {
  const state = new RunState();
  assert.equal(siteFile(state, "src/task.ts", 8), null);
  state.apply({ kind: "start", cwd: top, startedMono: 0 } as Parameters<RunState["apply"]>[0]);
  const tell = (record: unknown) =>
    state.apply({ kind: "agent", isolate: "1.0", record } as Parameters<RunState["apply"]>[0]);
  tell({ k: "isolate", t: 0, pid: 1, tid: 0, node: "24", entry: null, heapLimit: 1, workerLimitMb: null });
  const site = { k: "site", column: 1, fn: null, mapped: false, driver: "pg", orm: null, sql: "" };
  const file = write("src/task.ts", "");
  tell({ ...site, id: 1, file, line: 8 });
  tell({ ...site, id: 2, file: path.join(top, "src/gone.ts"), line: 1 });
  tell({ ...site, id: 3, file: path.join(top, "src"), line: 1 });
  assert.deepEqual(siteFile(state, "src/task.ts", 8), { path: file, line: 8 });
  const others: [unknown, unknown][] = [
    ["src/task.ts", 9],
    ["src/gone.ts", 1],
    ["src", 1],
    ["/etc/passwd", 1],
    ["../../etc/passwd", 1],
    ["src/task.ts", "8"],
    [undefined, 8],
  ];
  for (const [name, line] of others) assert.equal(siteFile(state, name, line), null, String(name));
});
