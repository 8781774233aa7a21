import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { RUN_FILES } from "../../probe/index.ts";
import { FollowedRun, startRun, terminalEnvironment } from "./run.ts";
import { viewOf } from "./run-view.ts";

const cli = fileURLToPath(new URL("../../test/probe/cli-from-sources.mjs", import.meta.url));
const hold = fileURLToPath(new URL("../../probe/fixtures/hold.mjs", import.meta.url));
const cwd = fs.mkdtempSync(path.join(os.tmpdir(), "follow "));
after(() => fs.rmSync(cwd, { recursive: true, force: true }));

// The options of the tests' own Node are no business of the programs that they start.
delete process.env.NODE_OPTIONS;

const start = (...command: string[]) => startRun(cli, { label: "test", command, cwd });

function until(run: FollowedRun, condition: () => boolean, what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timeout = setTimeout(() => reject(new Error(`waited 20 s in vain: ${what} (${run.phase})`)), 20_000);
    const look = () => {
      if (!condition()) return;
      clearTimeout(timeout);
      resolve();
    };
    run.onChange(look);
    look();
  });
}

describe("a run that the editor follows", {
  skip: process.platform === "linux" ? false : "reads /proc",
  concurrency: 2,
}, () => {
  test("fills while the program runs, and shows the report's peak at the end", async () => {
    const run = start(process.execPath, hold, "150", "1500");
    await until(run, () => run.phase === "running" && run.state.peak.low > 150 * 1024 ** 2, "it holds its memory");
    const live = viewOf(run, []);
    assert.ok(live.running && live.now !== null && live.t.length > 2);
    await until(run, () => run.phase === "ended", "it ends");
    const view = viewOf(run, []);
    const report = JSON.parse(fs.readFileSync(path.join(run.folder, RUN_FILES.report), "utf8"));
    assert.equal(view.peakBytes, report.summary.peakTreeRss.low);
    assert.match(view.verdict, /^The program ended well after [\d.]+ s\.$/);
    assert.equal(view.bad, false);
    assert.match(fs.readFileSync(path.join(run.folder, RUN_FILES.output), "utf8"), /^ready\n/);
    run.dispose();
  });

  test("is stopped from the editor, also by one that found it again after a restart", async () => {
    const run = start(process.execPath, hold, "20", "60000");
    await until(run, () => run.phase === "running", "it runs");
    run.dispose();
    const found = new FollowedRun(run.folder);
    assert.equal(found.phase, "running");
    found.stop();
    await until(found, () => found.phase === "ended", "it ends");
    assert.equal(viewOf(found, []).verdict.startsWith("The run was stopped after "), true);
    found.dispose();
  });

  test("goes on when the editor is killed", async () => {
    const module = JSON.stringify(new URL("./run.ts", import.meta.url).href);
    const target = JSON.stringify({ label: "test", command: [process.execPath, hold, "30", "2500"], cwd });
    const code = `import(${module}).then(({ startRun }) => console.log(startRun(${JSON.stringify(cli)}, ${target}).folder))`;
    const editor = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), "-e", code], {
      cwd,
      detached: true,
    });
    const folder = String(await new Promise((resolve) => editor.stdout.once("data", resolve))).trim();
    const found = new FollowedRun(folder);
    await until(found, () => found.phase === "running", "it runs");
    process.kill(-editor.pid!, "SIGKILL");
    await until(found, () => found.phase === "ended", "it ends by itself");
    assert.equal(found.state.end?.exit.code, 0);
    assert.ok(fs.existsSync(path.join(folder, RUN_FILES.report)));
    found.dispose();
  });

  test("says why when there is no such program", async () => {
    const run = start("no-such-program-here");
    await until(run, () => run.phase === "failed", "it fails");
    const view = viewOf(run, ["no-such-program-here"]);
    assert.match(view.verdict, /^Cannot probe: no program "no-such-program-here" on PATH\./);
    assert.equal(view.command, "no-such-program-here");
    assert.ok(view.bad && !view.running);
    run.dispose();
  });

  test("keeps what there is when the probe is killed", async () => {
    const run = start(process.execPath, hold, "60", "60000");
    await until(run, () => run.phase === "running" && run.state.peak.low > 60 * 1024 ** 2, "it holds its memory");
    process.kill(run.state.start!.probePid, "SIGKILL");
    await until(run, () => run.phase === "lost", "the loss is seen");
    const view = viewOf(run, []);
    assert.match(view.verdict, /^The probe was killed before the program ended/);
    assert.ok(view.peakBytes! > 60 * 1024 ** 2);
    process.kill(run.state.start!.pid, "SIGKILL");
    run.dispose();
  });
});

test("a program gets a terminal's environment, not the editor's own", () => {
  const env = { PATH: "/bin", NODE_OPTIONS: "x", ELECTRON_RUN_AS_NODE: "1", VSCODE_IPC_HOOK: "y" };
  assert.deepEqual(terminalEnvironment(env), { PATH: "/bin", NODE_OPTIONS: "x" });
});
