import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { notSeen } from "../../cli/probe-queries.ts";
import { environment, temporaryFolder } from "../../probe/test-run.ts";
import { lineOf, measured, program, python, skipped } from "./python-run.ts";

/** What tells one run from the next in an interpreter's own words. */
const same = (text: string) =>
  text.replaceAll(/0x[0-9a-f]+|\d+(?:\.\d+)?(?=s elapsed| unreachable)|(?<=generation: ).*/g, "…");

describe("Python's agent leaves a program as it is", { skip: skipped, concurrency: 2 }, () => {
  const ends = [
    ["well", 0],
    ["status", 7],
    ["words", 1],
    ["raises", 1],
    ["interrupted", "SIGINT"],
    ["at-once", 4],
    ["terminated", "SIGTERM"],
    ["killed", "SIGKILL"],
    ["handled", 9],
    ["forked", 0],
    ["watched", 0],
    ["looped", 0],
    ["debugged", 0],
    ["closed-output", 1],
  ] as const;
  for (const [how, end] of ends) {
    test(`that ends ${how}`, async () => {
      const command = [python, program("endings.py"), how] as const;
      const file = path.join(temporaryFolder(), "bare");
      const output = fs.openSync(file, "w");
      const bare = spawnSync(command[0], command.slice(1), { env: environment(), stdio: ["ignore", output, output] });
      fs.closeSync(output);
      const { report, output: watched } = await measured([...command]);
      assert.equal(same(watched), same(fs.readFileSync(file, "utf8")));
      assert.deepEqual([report.run.exit.code, report.run.exit.signal], [bare.status, bare.signal]);
      assert.equal(bare.signal ?? bare.status, end);
      assert.equal(report.coverage.agent, "all-isolates");
      // What ends at once is not asked; everything else tells what is left, once.
      const told = !["at-once", "terminated", "killed"].includes(how);
      assert.equal(report.summary.aliveAtEnd !== null, told);
      if (told) assert.equal(report.summary.aliveAtEnd!.collectedRss !== null, how !== "debugged");
    });
  }

  const started = { spawn: 4, forkserver: 5, nested: 3, prefork: 3 };
  for (const [how, isolates] of Object.entries(started)) {
    test(`whose children come by ${how}, each of which tells its own`, async () => {
      const { report, output, folder } = await measured([python, program("children.py"), how, "guests.db"]);
      assert.equal(output.match(/1500/g)?.length, 2);
      assert.equal(report.isolates.length, isolates);
      const site = report.sites.find(({ line }) => line === lineOf("children.py", "in a child"))!;
      assert.deepEqual([site.calls, site.totalRows], [2, 3000]);
      const log = fs.readFileSync(path.join(folder, "run.ndjson"), "utf8");
      const last = [...log.matchAll(/"isolate":"(\d+)\.0","record":\{"k":"live"/g)].map(([, pid]) => pid);
      assert.equal(new Set(last).size, last.length, "no process tells twice");
      assert.equal(last.length, 2);
    });
  }

  test("a Python that leaves the agent out is told with its option", async () => {
    for (const option of ["-I", "-E", "-S", "-sE"]) {
      const { report, output } = await measured([python, "-B", option, "-c", "print('-S is no option here')"]);
      assert.equal(output, "-S is no option here\n");
      assert.equal(report.coverage.agent, "none-loaded");
      assert.equal(notSeen(report), `Queries: Python's option ${option} leaves the agent out; run it without`);
    }
    const { report } = await measured([python, "-s", "-c", "pass", "-S"]);
    assert.equal(report.coverage.agent, "all-isolates");
  });

  test("a module that this Python lacks is named, with the Python", async () => {
    const { report, output } = await measured([python, "-c", "import sqlalchemy_of_another_python.orm"]);
    assert.match(output, /ModuleNotFoundError/);
    assert.equal(report.run.exit.code, 1);
    assert.equal(
      notSeen(report),
      `Most of it: ${python} has no module sqlalchemy_of_another_python, which another Python of this machine may have`,
    );
  });

  test("allocations are traced to the program's own lines where that is asked for", async () => {
    const folder = temporaryFolder();
    const lines = [
      "import sqlite3",
      "connection = sqlite3.connect(':memory:')",
      "connection.execute('create table guests (name text)')",
      "connection.executemany('insert into guests values (?)', [('guest' * 40,)] * 30000)",
      "kept = connection.execute('select name from guests').fetchall()",
      "copies = [name + '!' for name, in kept]",
      "print(len(copies))",
    ];
    fs.writeFileSync(path.join(folder, "guests.py"), lines.join("\n"));
    const run = (...more: Parameters<typeof measured>[3][]) =>
      measured([python, "guests.py"], folder, {}, ...(more as [{ traceFrames: number }]));
    const { report, output } = await run({ traceFrames: 1 });
    assert.equal(output, "30000\n");
    const { nearPeak, atEnd } = report.summary.allocations!;
    const [read] = nearPeak!.lines!;
    assert.deepEqual([read!.file, read!.line], ["guests.py", 5]);
    assert.ok(read!.bytes > 30_000 * 200 && read!.blocks >= 30_000, JSON.stringify(read));
    const places = atEnd!.lines!.map(({ file, line }) => `${file}:${line}`);
    assert.deepEqual(places.slice(0, 2).sort(), ["guests.py:5", "guests.py:6"]);
    assert.ok(atEnd!.most >= atEnd!.bytes && atEnd!.bytes > nearPeak!.bytes);
    const { report: untraced } = await run();
    assert.equal(untraced.summary.allocations, null);
  });

  test("that nothing of another program is traced is told", async () => {
    const { report } = await measured([process.execPath, "-e", "0"], temporaryFolder(), {}, { traceFrames: 4 });
    assert.match(notSeen(report)!, /^Allocations: no Python loaded the agent, and only Python's are traced; /);
    assert.equal(report.summary.allocations, null);
  });
});
