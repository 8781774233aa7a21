import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { CannotProbe } from "./cannot-probe.ts";
import { portableReader } from "./portable-reader.ts";
import { RUN_FILES } from "./run-folder.ts";
import { readRun } from "./run-log.ts";
import { startProbe } from "./session.ts";
import { assertValid, environment, fixture, isAlive, MB, probe, temporaryFolder, until } from "./test-run.ts";

const node = process.execPath;
const linux = { skip: process.platform === "linux" ? false : "reads /proc" };

describe("a run", { concurrency: 2 }, () => {
  test("a tree that stands still at its maximum is read once by proportional sizes", linux, async () => {
    const { session } = await probe([node, fixture("family.mjs"), "3", "60", "2500"]);
    const { summary } = await session.done;
    const { bytes, at } = summary.proportional ?? assert.fail("no proportional size");
    assert.ok(at > 1000);
    // Shared pages count once in both; what other programs of the machine share makes it smaller.
    assert.ok(bytes > 0.75 * summary.peakTreeRss.low && bytes < 1.05 * summary.peakTreeRss.low, `${bytes}`);
    const { session: alone } = await probe([node, fixture("hold.mjs"), "80", "1800"]);
    assert.equal((await alone.done).summary.proportional, null, "one process has nobody to share with");
  });

  test("one process: the peak is what it held, low and high agree", linux, async () => {
    const { session } = await probe([node, fixture("hold.mjs"), "200", "600"]);
    const report = await session.done;
    assertValid(report);
    const { low, high } = report.summary.peakTreeRss;
    assert.ok(low > 200 * MB && low < 320 * MB, `${low / MB} MB`);
    assert.ok(high >= low && high < 1.05 * low, `${low / MB} to ${high / MB} MB`);
    assert.deepEqual(report.run.exit, { kind: "exited", code: 0, signal: null, verdict: "ok", evidence: [] });
    assert.equal(report.processes[0]?.role, "program");
    assert.equal(report.series.t.length, report.series.tree.length);
    assert.ok(report.coverage.gaps.some(({ code }) => code === "no-attribution"));
  });

  test("a tree of 6: shared pages count once, every child is seen", linux, async () => {
    const { session } = await probe([node, fixture("family.mjs"), "5", "60", "1500"]);
    const report = await session.done;
    assertValid(report);
    const { low, high } = report.summary.peakTreeRss;
    const sum = report.processes.reduce((total, { peakRss }) => total + peakRss, 0);
    assert.equal(report.summary.peakProcesses, 6);
    assert.equal(report.processes.filter(({ role }) => role === "child").length, 5);
    assert.ok(low > 300 * MB, `${low / MB} MB`);
    assert.ok(low < sum && high >= low, "a plain sum counts node's own pages six times");
  });

  test("children outlive their parent's death and stay known", linux, async () => {
    const inner = `${JSON.stringify(node)} ${JSON.stringify(fixture("family.mjs"))} 2 40 1500 orphan; sleep 0.8`;
    const { session } = await probe(["/bin/sh", "-c", inner]);
    const report = await session.done;
    assertValid(report);
    const held = report.processes.filter(({ peakRss }) => peakRss > 60 * MB);
    assert.equal(held.length, 2);
    assert.ok(
      held.every(({ last }) => last === null),
      "both were alive when the shell ended",
    );
    for (const { pid } of held) process.kill(pid, "SIGKILL");
  });

  test("killed from outside: the data is kept, the report tells the signal", linux, async () => {
    const { session, folder } = await probe([node, fixture("hold.mjs"), "80", "20000"]);
    await until(() => session.state.peak.low > 100 * MB, "the program holds its memory");
    // On a busy machine the first samples may be far apart.
    await until(() => readRun(folder).samples.length >= 3, "three samples are on disk");
    process.kill(session.pid, "SIGKILL");
    const report = await session.done;
    assertValid(report);
    assert.equal(report.run.exit.kind, "signalled");
    assert.equal(report.run.exit.signal, "SIGKILL");
    assert.equal(report.run.exit.verdict, "killed");
    assert.ok(readRun(folder).samples.length >= 3);
    assert.deepEqual(JSON.parse(fs.readFileSync(path.join(folder, RUN_FILES.report), "utf8")), report);
  });

  test(
    "a heap at its limit: the verdict says so where the output is kept, and 'aborted' where it is not",
    linux,
    async () => {
      const grow = "const rows = []; for (;;) rows.push(new Array(1000).fill(rows.length))";
      const command = [node, "--max-old-space-size=30", "-e", grow];
      const bare = await probe(command);
      assert.equal((await bare.session.done).run.exit.verdict, "aborted");

      const folder = fs.mkdtempSync(path.join(bare.folder, "kept-"));
      const output = fs.openSync(path.join(folder, RUN_FILES.output), "a");
      const kept = await probe(command, { runFolder: folder, stdio: ["ignore", output, output] });
      const report = await kept.session.done;
      fs.closeSync(output);
      assertValid(report);
      assert.equal(report.run.exit.verdict, "v8-heap-limit");
    },
  );

  test("an argument with quotes, spaces and ; is one argument", async () => {
    const argument = `a "b" 'c'; touch owned $(touch owned) \\ *`;
    const { session, folder } = await probe(
      [node, "-e", "process.exit(process.argv[1] === process.env.EXPECTED ? 7 : 1)", argument],
      { env: { ...environment(), EXPECTED: argument } },
    );
    const report = await session.done;
    assert.equal(report.run.exit.code, 7);
    assert.equal(report.run.exit.verdict, "error");
    assert.equal(fs.existsSync(path.join(folder, "owned")), false);
    assertValid(report);
  });

  test("a program that ends at once still has a valid report", async () => {
    const { session } = await probe([process.platform === "win32" ? node : "/bin/true"]);
    const report = await session.done;
    assertValid(report);
    assert.equal(report.run.exit.code, 0);
  });

  test("a process that runs already is measured, and left alone when the probe is ended", linux, async () => {
    const other = spawn(node, [fixture("hold.mjs"), "90", "30000"], { stdio: "ignore", env: environment() });
    const { session } = await probe([], { target: { pid: other.pid! } });
    await until(() => session.state.peak.low > 100 * MB, "its memory is seen");
    session.interrupt("SIGINT");
    const report = await session.done;
    assertValid(report);
    assert.equal(report.run.exit.kind, "detached");
    assert.ok(isAlive(other.pid!));

    const second = await probe([], { target: { pid: other.pid! } });
    await until(() => second.session.state.samples.length > 2, "it is seen again");
    other.kill("SIGKILL");
    assert.equal((await second.session.done).run.exit.kind, "gone");
  });

  test("the library for other systems measures the same program, and says what it cannot see", linux, async () => {
    const { session } = await probe([node, fixture("family.mjs"), "1", "120", "2500"], {
      reader: (root) => portableReader(root),
    });
    const report = await session.done;
    assertValid(report);
    assert.equal(report.summary.treeMethod, "rss-sum");
    assert.equal(report.run.intervalMs, 250);
    assert.equal(report.summary.peakProcesses, 2);
    assert.ok(report.summary.peakTreeRss.low > 200 * MB);
    const codes = report.coverage.gaps.map(({ code }) => code);
    assert.ok(codes.includes("platform-without-hwm") && codes.includes("shared-pages-counted-twice"));
  });
});

describe("stopping", { concurrency: 2 }, () => {
  test("an interrupt reaches the program, once is enough", linux, async () => {
    const { session } = await probe([node, fixture("hold.mjs"), "20", "30000"]);
    await until(() => session.state.samples.length > 2, "it runs");
    session.interrupt("SIGINT");
    const report = await session.done;
    assertValid(report);
    assert.equal(report.run.exit.kind, "stopped-by-user");
    assert.equal(report.run.exit.signal, "SIGINT");
  });

  test("a family that is deaf to interrupts: the second one leaves nothing running", linux, async () => {
    const { session } = await probe([node, fixture("family.mjs"), "3", "20", "30000", "deaf"]);
    await until(() => session.state.processes.size === 4 && session.state.peak.low > 60 * MB, "all four run");
    await new Promise((resolve) => setTimeout(resolve, 300));
    session.interrupt("SIGINT");
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.ok(isAlive(session.pid), "the first interrupt was ignored");
    session.interrupt("SIGINT");
    const report = await session.done;
    assertValid(report);
    const pids = report.processes.map(({ pid }) => pid);
    await until(() => !pids.some(isAlive), "all are gone");
  });

  test("a stop file ends the run, also a deaf one", linux, async () => {
    const { session, folder } = await probe([node, fixture("family.mjs"), "1", "20", "60000", "deaf"]);
    await until(() => session.state.processes.size === 2, "both run");
    fs.writeFileSync(path.join(folder, RUN_FILES.stop), "");
    const report = await session.done;
    assert.equal(report.run.exit.kind, "stopped-by-user");
    await until(() => !report.processes.some(({ pid }) => isAlive(pid)), "all are gone");
  });
});

describe("a command that cannot be run", () => {
  const refusal = async (command: string[]): Promise<CannotProbe> => {
    const error = await probe(command).then(
      () => null,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof CannotProbe, String(error));
    return error;
  };

  test("no such program", async () => {
    const error = await refusal(["no-such-program-here", "x"]);
    assert.match(error.message, /^Cannot probe: no program "no-such-program-here" on PATH\. /);
    assert.equal(error.status, 127);
  });

  test(
    "tsx that is not on PATH, a folder, a script without the right to run, no process, no folder",
    linux,
    async () => {
      const hint = await startProbe({
        target: { command: ["tsx", "a.ts"] },
        cwd: "/",
        env: { PATH: "/nowhere" },
        stdio: "ignore",
        intervalMs: 50,
        budgetBytes: null,
        runFolder: temporaryFolder(),
        tool: { name: "t", version: "0" },
      }).catch((error: Error) => error.message);
      assert.equal(hint, 'Cannot probe: no program "tsx" on PATH. Try npx tsx a.ts');
      assert.match((await refusal(["/tmp"])).message, /\/tmp is a folder/);
      assert.match((await refusal([fixture("hold.mjs")])).message, /may not be executed\. Try node/);
      const pid = await probe([], { target: { pid: 2 ** 22 + 5 } }).catch((error: Error) => error.message);
      assert.match(String(pid), /there is no process/);
      const nowhere = await probe([node, "-v"], { cwd: "/no/such/folder" }).catch((error: Error) => error.message);
      assert.match(String(nowhere), /working directory \/no\/such\/folder does not exist/);
    },
  );
});
