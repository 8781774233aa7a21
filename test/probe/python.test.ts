import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import type { ProbeReport } from "../../probe/measurement.ts";
import { environment, temporaryFolder } from "../../probe/test-run.ts";
import { viewOfReport } from "../../probe/view/report-view.ts";
import { leakPython, lineOf, measured, program, python, skipped } from "./python-run.ts";

const ROWS = 5000;

const siteAt = ({ sites }: ProbeReport, line: number) =>
  sites.filter((site) => site.line === line).toSorted((a, b) => b.maxRows - a.maxRows)[0];

describe("the agent in Python", { skip: skipped, concurrency: 2 }, () => {
  /** The example with a small table, in a folder of its own. */
  function example(): string {
    const folder = temporaryFolder();
    fs.cpSync(leakPython, folder, { recursive: true });
    execFileSync(python, ["seed.py", String(ROWS)], { cwd: folder });
    return folder;
  }

  /** The case itself, but that its threads wait for one another: with a small table the first would be done before the last begins. */
  function tenAtOnce(): string {
    const folder = example();
    const file = path.join(folder, "leak.py");
    const text = fs
      .readFileSync(file, "utf8")
      .replace("import Pool", "import Pool; import threading")
      .replace("pool = Pool(10)", "ready = threading.Barrier(10); pool = Pool(10)")
      .replace("session = Session()", "session = Session(); ready.wait()");
    assert.equal(text.match(/ready/g)?.length, 2);
    fs.writeFileSync(file, text);
    return folder;
  }

  test("ten threads that read a whole table and keep it are told with their line, their rows and their objects", async () => {
    const { report, output } = await measured([python, "leak.py"], tenAtOnce());
    assert.equal(output, `${10 * ROWS} users\n`);
    const [site] = report.sites;
    assert.equal(site!.file, "leak.py");
    assert.equal(site!.line, 10);
    assert.equal(site!.function, "load_users");
    assert.equal(site!.driver, "sqlite3");
    assert.equal(site!.orm, "sqlalchemy");
    assert.equal(site!.calls, 10);
    assert.equal(site!.maxRows, ROWS);
    assert.equal(site!.totalRows, 10 * ROWS);
    assert.ok(site!.maxBytes! > 64 * ROWS && site!.maxBytes! < 200 * ROWS, `${site!.maxBytes}`);
    assert.equal(site!.concurrencyMax, 10);
    assert.equal(site!.streamed, false);
    const atPeak = report.summary.inFlightAtPeak;
    assert.equal(atPeak.length, 10);
    assert.ok(atPeak.every(({ rows, state }) => rows === ROWS && state !== "finished"));
    assert.equal(report.summary.rowsHeldPeak, 10 * ROWS);
    const left = report.summary.aliveAtEnd!;
    assert.deepEqual(left.objects, [{ type: "UserModel", count: 10 * ROWS, garbage: 0 }]);
    assert.ok(left.firstRss! < left.rss! - 10 * ROWS * 800, "resident size before the first query");
    assert.ok(left.collectedRss! > 10 * ROWS * 1000 && left.trimmedRss! > 10 * ROWS * 1000);
    assert.ok(left.blocks! > 10 * ROWS * 5, `${left.blocks} pieces of memory`);
    assert.equal(report.coverage.agent, "all-isolates");
    assert.match(report.isolates[0]!.python!, /^3\.\d+\.\d+$/);
    assert.equal(report.isolates.find(({ tid }) => tid === 0)!.entry, "leak.py");
  });

  test("a page tells of them, and draws no heap where none is known", async () => {
    const { report } = await measured([python, "leak.py"], tenAtOnce());
    const view = viewOfReport(report);
    assert.equal(view.reasons.at(-1), "50,000 UserModel objects alive at the end: something still refers to them");
    assert.match(
      view.reasons.at(-2)!,
      /^Resident at the end: \d+ MB, \d+ MB after a garbage collection, \d+ MB after malloc_trim$/,
    );
    assert.match(
      view.filled!,
      /^10 workers .* 5,000 rows each of leak\.py:10 load_users when memory was at its peak\.$/,
    );
    assert.deepEqual(view.heaps, []);
    // What the agent reads at the end is no part of the picture.
    assert.ok(view.peakAt <= view.t.at(-1)! && view.t.at(-1)! <= report.run.wallMs);
    assert.ok(view.bars.every(({ until }) => until <= view.t.at(-1)! + 2 * report.run.intervalMs));
    assert.ok(view.gaps.every((text) => !text.includes("what stays in memory")));
    assert.equal(report.summary.mainHeapPeak, null);
    assert.equal(report.summary.sumIsolateHeapPeak, null);
  });

  test("rows that are streamed, or read and dropped, are told as that", async () => {
    const folder = example();
    const { report } = await measured([python, "fixed/stream.py"], folder);
    assert.equal(report.sites[0]!.maxRows, ROWS);
    assert.equal(report.sites[0]!.streamed, true);
    assert.equal(report.sites[0]!.file, "fixed/stream.py");
    const { report: counted } = await measured([python, "count.py"], folder);
    assert.equal(counted.sites[0]!.streamed, false);
    assert.deepEqual(counted.summary.aliveAtEnd!.objects, [{ type: "UserModel", count: 0, garbage: 0 }]);
    assert.ok(counted.queries.filter(({ rows }) => rows === ROWS).every(({ released }) => released !== null));
  });

  test("Django's querysets are told with their objects, its iterator as a stream", async () => {
    const { report, output } = await measured([python, program("django_reads.py"), "guests.db"]);
    assert.equal(output, "500\n");
    const list = siteAt(report, lineOf("django_reads.py", "the list"))!;
    assert.deepEqual([list.maxRows, list.driver, list.orm, list.streamed], [500, "sqlite3", "django", false]);
    const batches = siteAt(report, lineOf("django_reads.py", "in batches"))!;
    assert.equal(batches.maxRows, 500);
    // The list's, and the last of the loop, whose name still stands for it.
    assert.deepEqual(report.summary.aliveAtEnd!.objects, [{ type: "Guest", count: 501, garbage: 120 }]);
  });

  test("models that come in tuples are counted, all of them", async () => {
    const { report, output } = await measured([python, program("joined.py")]);
    assert.equal(output, "600 500\n");
    assert.deepEqual(report.summary.aliveAtEnd!.objects, [
      { type: "Room", count: 1100, garbage: 0 },
      { type: "Guest", count: 600, garbage: 0 },
    ]);
  });

  test("a driver without an ORM is seen, and its chatty statements are counted", async () => {
    const { report, output } = await measured([python, program("sqlite_reads.py")]);
    assert.equal(output, "no such column: missing\n300\n");
    const once = siteAt(report, lineOf("sqlite_reads.py", "at once"))!;
    assert.deepEqual([once.maxRows, once.driver, once.orm, once.streamed], [300, "sqlite3", null, false]);
    const stream = siteAt(report, lineOf("sqlite_reads.py", "one by one"))!;
    assert.deepEqual([stream.maxRows, stream.streamed], [250, true]);
    const small = siteAt(report, lineOf("sqlite_reads.py", "small"))!;
    assert.deepEqual([small.maxRows, small.calls, small.sampled], [1, 200, true]);
    assert.equal(report.summary.aliveAtEnd, null);
  });

  test("forked children write files of their own", async () => {
    const { report, output } = await measured([python, program("forks.py"), "guests.db"]);
    assert.equal(output, "1600\n");
    const site = siteAt(report, lineOf("forks.py", "in a child"))!;
    assert.deepEqual([site.calls, site.totalRows], [4, 1600]);
    const children = report.isolates.filter(({ id }) => site.isolates.includes(id));
    assert.ok(children.every(({ kind, end }) => kind === "main" && end === "exit"));
    assert.ok(children.every(({ pid }) => pid !== report.processes.find(({ role }) => role === "program")!.pid));
    assert.equal(report.isolates.length, 3);
  });

  test("a program that only prints is as it was: its output, its status, its PYTHONPATH and its sitecustomize", async () => {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, "greeting.py"), `TEXT = "hello"\nCUSTOMIZED = False\n`);
    fs.writeFileSync(path.join(folder, "sitecustomize.py"), "import greeting\ngreeting.CUSTOMIZED = True\n");
    const command = [python, program("plain.py")] as const;
    const bare = spawnSync(command[0], command.slice(1), {
      env: { ...environment(), PYTHONPATH: folder },
      encoding: "utf8",
    });
    const { report, output } = await measured([...command], folder, { PYTHONPATH: folder });
    assert.match(output, /^hello True\n/m);
    assert.deepEqual(output.split("\n").sort(), (bare.stdout + bare.stderr).split("\n").sort());
    assert.equal(report.run.exit.code, 3);
    assert.equal(report.coverage.agent, "all-isolates");
    assert.equal(report.sites.length, 0);
  });

  test("without a folder to write to, the program runs as it would", async () => {
    const { output } = await measured([
      "/bin/sh",
      "-c",
      `rm -rf "$ORM_MEMORY_AGENT"; exec ${python} '${program("sqlite_reads.py")}'`,
    ]);
    assert.equal(output, "no such column: missing\n300\n");
  });
});
