import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import type { ProbeReport, SampleRecord } from "./measurement.ts";
import { createRunFolder, RUN_FILES, runsFolder } from "./run-folder.ts";
import { LogReader, RunLog, readRun, recoverLostRuns } from "./run-log.ts";
import { assertValid, startRecord, temporaryFolder } from "./test-run.ts";

const start = startRecord({ budgetBytes: 150 });
const sample = (t: number, tree: number): SampleRecord => ({
  kind: "sample",
  t,
  tree,
  high: tree,
  threads: 7,
  processes: { [start.pid]: [tree, tree] },
});

test("a folder of runs ignores itself, and runs of one second have names of their own", () => {
  const cwd = temporaryFolder();
  const now = new Date();
  const first = createRunFolder(cwd, now);
  const second = createRunFolder(cwd, now);
  assert.notEqual(first, second);
  assert.match(path.basename(first), /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d$/);
  assert.equal(fs.readFileSync(path.join(cwd, ".orm-memory", ".gitignore"), "utf8"), "*\n");
});

test("a growing log is read record by record; half a line waits, a torn one is skipped", () => {
  const folder = temporaryFolder();
  const file = path.join(folder, RUN_FILES.log);
  const reader = new LogReader(folder);
  assert.deepEqual(reader.poll(), []);
  const line = JSON.stringify(sample(1, 10));
  fs.writeFileSync(file, `${JSON.stringify(start)}\n${line.slice(0, 20)}`);
  assert.deepEqual(reader.poll(), [start]);
  assert.deepEqual(reader.poll(), []);
  fs.appendFileSync(file, `${line.slice(20)}\n{"kind":"sam\n${JSON.stringify({ ...start, command: ["ä"] })}\n`);
  assert.deepEqual(reader.poll(), [sample(1, 10), { ...start, command: ["ä"] }]);
});

test("a run whose probe was killed gets its report from the log, once", () => {
  const cwd = temporaryFolder();
  const folder = createRunFolder(cwd);
  const log = new RunLog(folder);
  for (const record of [start, sample(0, 100), sample(50, 200)]) log.append(record);
  log.flush();
  fs.appendFileSync(path.join(folder, RUN_FILES.log), '{"kind":"sample","t":100,"tr');
  assert.deepEqual(recoverLostRuns(runsFolder(cwd)), [folder]);
  assert.deepEqual(recoverLostRuns(runsFolder(cwd)), []);
  const report: ProbeReport = JSON.parse(fs.readFileSync(path.join(folder, RUN_FILES.report), "utf8"));
  assertValid(report);
  assert.equal(report.run.exit.kind, "probe-lost");
  assert.deepEqual(report.summary.peakTreeRss, { low: 200, high: 200 });
  assert.deepEqual(report.budget, { bytes: 150, measured: 200, exceeded: true });
});

test("a full disk ends the log, not the run", { skip: !fs.existsSync("/dev/full") }, () => {
  const folder = temporaryFolder();
  fs.symlinkSync("/dev/full", path.join(folder, RUN_FILES.log));
  const log = new RunLog(folder);
  log.append(start);
  log.append(sample(0, 1));
  log.close();
  assert.equal(log.gap?.code, "record-truncated");
  assert.match(log.gap?.text ?? "", /ENOSPC/);
  assert.equal(readRun(temporaryFolder()).start, null);
});
