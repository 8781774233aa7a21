import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ProbeReport } from "../probe/index.ts";
import { drawChart } from "./probe-chart.ts";

const command = pathToFileURL(fileURLToPath(new URL("./probe.ts", import.meta.url))).href;
const hold = fileURLToPath(new URL("../probe/fixtures/hold.mjs", import.meta.url));
const family = fileURLToPath(new URL("../probe/fixtures/family.mjs", import.meta.url));
const tsx = import.meta.resolve("tsx");
const script = `import(${JSON.stringify(command)}).then(async ({ probeCommand }) => { process.exitCode = await probeCommand(process.argv.slice(1)); })`;
const words = (...argv: string[]) => ["--import", tsx, "-e", script, "--", ...argv];
const node = process.execPath;
const env = { ...process.env, NODE_OPTIONS: "" };
const linux = { skip: process.platform === "linux" ? false : "reads /proc" };

const folders: string[] = [];
process.on("exit", () => {
  for (const each of folders) fs.rmSync(each, { recursive: true, force: true });
});
const folder = () => {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), "probe cli "));
  folders.push(made);
  return made;
};
const run = (argv: string[], cwd = folder()) => ({
  cwd,
  ...spawnSync(node, words(...argv), { cwd, env, encoding: "utf8", timeout: 60_000 }),
});
const reports = (cwd: string) => {
  const runs = path.join(cwd, ".orm-memory", "runs");
  return fs.readdirSync(runs).map((name) => path.join(runs, name, "report.json"));
};
const read = (file: string): ProbeReport => JSON.parse(fs.readFileSync(file, "utf8"));

describe("orm-memory-lint probe", { concurrency: 2 }, () => {
  test("the program's output and status pass through, the probe's own goes to standard error", linux, () => {
    const { stdout, stderr, status, cwd } = run(["--report", "out/r.json", "--", node, hold, "150", "900", "5"]);
    assert.equal(stdout, "ready\n");
    assert.equal(status, 5);
    assert.match(stderr, /^peak {5}1\d\d MB at [\d.]+ (m?s) \(kernel 1\d\d MB\), \d+ threads in 1 process$/m);
    assert.match(stderr, /^end {6}The program failed with exit status 5\.$/m);
    assert.match(stderr, /^report {3}out\/r\.json$/m);
    assert.match(stderr, / ┤.*\n/);
    assert.ok(!stderr.includes("\x1b"), "no colours away from a terminal");
    assert.equal(read(path.join(cwd, "out/r.json")).run.exit.code, 5);
    assert.equal(reports(cwd).length, 1);
    assert.equal(fs.readFileSync(path.join(cwd, ".orm-memory/.gitignore"), "utf8"), "*\n");
  });

  test("a budget that is passed exits 3, one that is kept does not", linux, () => {
    const passed = run(["--budget", "100MB", "--", node, hold, "150", "300"]);
    assert.equal(passed.status, 3);
    const last = passed.stderr.trimEnd().split("\n").at(-1)!;
    assert.match(last, /^Memory budget passed: 1\d\d MB used, 100 MB allowed\.$/);
    const junit = run(["--budget", "100MB", "--junit", "out/j.xml", "--", node, hold, "150", "300"]);
    const xml = fs.readFileSync(path.join(junit.cwd, "out/j.xml"), "utf8");
    assert.match(xml, /<testsuites name="orm-memory-lint" tests="1" failures="1" /);
    assert.match(
      xml,
      /<failure type="memory-budget" message="Memory budget passed: 1\d\d MB used, 100 MB allowed\."\/>/,
    );
    const kept = run(["--budget", "1GB", "--", node, hold, "20", "100"]);
    assert.equal(kept.status, 0);
    assert.match(kept.stderr, /^budget {3}kept: /m);
  });

  test("a program that is killed: 128 and the signal's number, and its data", linux, () => {
    const { status, stderr, cwd } = run(["--", "/bin/sh", "-c", "sleep 0.3; kill -9 $$"]);
    assert.equal(status, 137);
    assert.match(stderr, /^end {6}The program was ended by SIGKILL\.$/m);
    assert.ok(read(reports(cwd)[0]!).series.t.length > 3);
  });

  test("runs are compared by their reports, on one scale", linux, () => {
    const cwd = folder();
    run(["--report", "small.json", "--", node, hold, "20", "300"], cwd);
    run(["--report", "large.json", "--", node, hold, "250", "600"], cwd);
    const { stdout, status } = run(["--compare", "large.json", "small.json"], cwd);
    assert.equal(status, 0);
    const [head, large, small] = stdout.split("\n");
    assert.match(head!, /^run +peak +after +time +rows held$/);
    assert.match(large!, /hold\.mjs 250 600 .* [23]\d\d MB {2,}– .*–$/);
    assert.match(small!, /hold\.mjs 20 300 .* [\d.]+ MB {2}0\.\d\d× .*–$/);
    fs.writeFileSync(path.join(cwd, "other.json"), '{ "version": 2 }');
    const said = (...files: string[]) => run(["--compare", ...files], cwd).stderr.trim();
    assert.match(said("large.json", "none.json"), /none\.json does not exist\.$/);
    assert.match(said("large.json", "other.json"), /other\.json is of version 2; this command reads version 1\.$/);
  });

  test("experiments of a file are run one after the other and compared", linux, () => {
    const cwd = folder();
    const experiment = (name: string, megabytes: string) => ({ name, command: [node, hold, megabytes, "200"] });
    const file = { experiments: [experiment("large; it's", "200"), experiment("small", "10")] };
    fs.mkdirSync(path.join(cwd, "lab"));
    fs.writeFileSync(path.join(cwd, "lab/e.json"), JSON.stringify(file));
    const { stdout, stderr, status } = run(["--experiments", "lab/e.json"], cwd);
    assert.equal(status, 0);
    assert.match(stderr, /^large; it's: 2\d\d MB$/m);
    assert.match(stdout, /^large; it's .* 2\d\d MB .*\nsmall .* 0\.\d\d×/m);
    assert.equal(fs.readdirSync(path.join(cwd, "lab/.orm-memory/runs")).length, 2);
  });

  test("mistakes are one sentence each", () => {
    const said = (...argv: string[]) => {
      const { status, stderr } = run(argv);
      assert.equal(stderr.trim().split("\n").length, 1, stderr);
      return `${status} ${stderr.trim()}`;
    };
    assert.match(said("--", "no-such-program-here"), /^127 Cannot probe: no program "no-such-program-here" on PATH\./);
    assert.match(
      said("--", "python9", "a.py"),
      /^127 Cannot probe: no program "python9" on PATH\. (?:Try|Install) python/i,
    );
    assert.equal(said(), "2 Cannot probe: no command was given. Write it after --, as in probe -- node worker.js");
    assert.match(said("node", "x.js"), /^2 Cannot probe: write the command after --, as in probe -- node x\.js$/);
    assert.match(
      said("--budget", "lots", "--", "x"),
      /^2 Cannot probe: --budget lots is not a size; write it like 512MB/,
    );
    assert.match(said("--interval", "0", "--", "x"), /^2 Cannot probe: --interval 0 is not a number of milliseconds/);
    assert.match(said("--speed", "9", "--", "x"), /^2 Cannot probe: Unknown option '--speed'\. Usage: probe /);
    assert.match(said("--pid", "1x"), /^2 Cannot probe: --pid 1x is not a process id\.$/);
  });

  test("Ctrl-C once: the program gets it and ends, the report is written", linux, async () => {
    const cwd = folder();
    const child = spawn(node, words("--", node, hold, "50", "30000"), { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    child.kill("SIGINT");
    const status = await new Promise((resolve) => child.once("exit", resolve));
    assert.equal(status, 130);
    assert.equal(read(reports(cwd)[0]!).run.exit.kind, "stopped-by-user");
  });

  test("the probe is killed: the next run finds its data and writes its report", linux, async () => {
    const cwd = folder();
    const child = spawn(node, words("--", node, family, "1", "60", "4000"), { cwd, env, stdio: "ignore" });
    const runs = path.join(cwd, ".orm-memory", "runs");
    const log = () =>
      (fs.existsSync(runs) ? fs.readdirSync(runs) : [])
        .map((name) => path.join(runs, name, "run.ndjson"))
        .find((file) => fs.existsSync(file));
    const started = performance.now();
    while (!log() || fs.readFileSync(log()!, "utf8").split("\n").length < 40) {
      assert.ok(performance.now() - started < 20_000, "the log grows");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("exit", resolve));
    assert.equal(run(["--", node, "-e", "0"], cwd).status, 0);
    const kinds = reports(cwd).map((file) => read(file).run.exit.kind);
    assert.deepEqual(kinds.toSorted(), ["exited", "probe-lost"]);
  });
});

test("the chart keeps to its width, starts at zero and shows peak and end", () => {
  const t = Array.from({ length: 200 }, (_, index) => index * 50);
  const tree = t.map((time) => (time < 2000 ? 100 : time < 5000 ? 1100 : 400) * 1024 ** 2);
  const lines = drawChart(t, tree, 10_000, { width: 60, height: 7 });
  assert.equal(`\n${lines.join("\n")}\n`, CHART);
  for (const width of [20, 40, 200]) {
    for (const line of drawChart(t, tree, 10_000, { width, height: 7 })) assert.ok(line.length <= width, line);
  }
  assert.deepEqual(drawChart([0], [5], 1, { width: 80, height: 8 }), []);
});

const CHART = `
 1.07 GB ┤        ╭────────────╮
         │        │            │
         │        │            │
         │        │            ╰───────────────────── 400 MB
         │        │
       0 ┼────────╯
          0 s    2 s                             10 s
`;
