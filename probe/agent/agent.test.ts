import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { agentFile } from "../attribution/agent-launch.ts";
import { assertValid, environment, fixture, MB, probe, temporaryFolder } from "../test-run.ts";

const agent = agentFile();
const linux = process.platform === "linux" ? false : "reads /proc";

describe("the agent in a program", { skip: linux, concurrency: 2 }, () => {
  test("is there: npm test has built it", () => assert.ok(agent));

  test("reaches workers and children that are given an environment of their own", async () => {
    const { session } = await probe([process.execPath, fixture("descendants.mjs")], { agent });
    const report = await session.done;
    assertValid(report);
    assert.equal(report.coverage.agent, "all-isolates");
    assert.equal(report.isolates.filter(({ kind }) => kind === "worker").length, 4);
    assert.equal(report.isolates.filter(({ kind }) => kind === "main").length, 6);
    assert.ok(report.isolates.every(({ heapPeak }) => heapPeak > MB));
  });

  test("keeps the user's own NODE_OPTIONS, and is found in a folder with a space and quotes", async () => {
    const folder = path.join(temporaryFolder(), `it's a "folder"`);
    fs.mkdirSync(folder);
    const copy = path.join(folder, "agent.cjs");
    fs.copyFileSync(agent!, copy);
    const flag = path.join(folder, "flag.cjs");
    const own = path.join(temporaryFolder(), "own.cjs");
    fs.writeFileSync(own, `require("node:fs").writeFileSync(${JSON.stringify(flag)}, "")`);
    const env = { ...environment(), NODE_OPTIONS: `--require "${own}"` };
    const { session } = await probe([process.execPath, fixture("hold.mjs"), "10", "200"], { agent: copy, env });
    const report = await session.done;
    assert.equal(report.isolates.length, 1);
    assert.ok(fs.existsSync(flag));
  });

  test("tells how large a heap became, and that nothing of a database was seen", async () => {
    const code = `
      const kept = [];
      let times = 0;
      const timer = setInterval(() => {
        for (let i = 0; i < 5e4; i++) kept.push({ i, text: "x" + i });
        if (++times === 10) clearInterval(timer);
      }, 60);`;
    const { session, folder } = await probe([process.execPath, "-e", code], { agent });
    const report = await session.done;
    assertValid(report);
    const [main] = report.isolates;
    assert.ok(main!.heapPeak > 20 * MB, `${main!.heapPeak}`);
    assert.ok(main!.collections.count > 0);
    assert.ok(main!.heapLimit! > 100 * MB);
    assert.equal(main!.end, "exit");
    assert.ok(report.series.collections.t.every((t) => t <= report.run.wallMs));
    assert.deepEqual(
      report.coverage.gaps.map(({ code: each }) => each),
      ["not-settled", "no-driver-seen"],
    );
    assert.ok(!fs.existsSync(path.join(folder, "agent")), "what the isolates wrote is in the run's log");
  });

  test("does not change what a program prints, nor its status", async () => {
    const output = path.join(temporaryFolder(), "output");
    const file = fs.openSync(output, "w");
    const code = `
      const { Worker } = require("node:worker_threads");
      class Own extends Worker {}
      const worker = new Own("throw new Error('of the worker')", { eval: true });
      console.log(worker instanceof Worker, worker instanceof Own, Object.keys(process.env).includes("PATH"));
      process.on("uncaughtException", (error) => { console.log(error.message); process.exit(7); });`;
    const { session } = await probe([process.execPath, "-e", code], { agent, stdio: ["ignore", file, file] });
    const report = await session.done;
    fs.closeSync(file);
    assert.equal(fs.readFileSync(output, "utf8"), "true true true\nof the worker\n");
    assert.equal(report.run.exit.code, 7);
  });

  test("a program that closes its standard streams lives on", async () => {
    const code = "for (const fd of [0, 1, 2]) require('node:fs').closeSync(fd); setTimeout(() => process.exit(6), 700)";
    const { session } = await probe([process.execPath, "-e", code], { agent });
    const report = await session.done;
    assert.equal(report.run.exit.code, 6);
    assert.ok(report.isolates[0]!.heapPeak > 0);
  });

  test("without a folder to write to, the program runs as it would", async () => {
    const { session } = await probe([process.execPath, "-e", "process.exit(4)"], {
      agent,
      env: { ...environment(), NODE_OPTIONS: "" },
    });
    assert.equal((await session.done).run.exit.code, 4);
    const { session: other } = await probe([process.execPath, "-e", "0"], { agent: "/no/such/agent.cjs" });
    assert.notEqual((await other.done).run.exit.code, 0, "Node itself refuses a file that is not there");
  });
});
