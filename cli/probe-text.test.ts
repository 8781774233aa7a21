import assert from "node:assert/strict";
import { test } from "node:test";
import { type ProbeReport, RunState, reportOf } from "../probe/index.ts";
import { startRecord } from "../probe/test-run.ts";
import { LiveLine, liveText } from "./probe-live.ts";
import { summarise } from "./probe-summary.ts";

const MB = 1024 ** 2;

/** A run of npm and its program over `seconds`, whose workers end after one second. */
function madeUp(seconds: number, change: (state: RunState) => void = () => {}): RunState {
  const state = new RunState();
  state.apply(startRecord({ pid: 10, probePid: 9 }));
  const named = { t: 0, runtime: "node" } as const;
  state.apply({ kind: "process", ...named, pid: 10, ppid: 9, role: "package-runner", title: "npm run worker" });
  state.apply({ kind: "process", ...named, pid: 11, ppid: 10, role: "program", title: "node ./dist/worker.js" });
  for (let t = 0; t <= seconds * 1000; t += 50) {
    const program = (t < 1000 ? 100 + t : 400) * MB;
    const processes: Record<number, [number, number]> = { 10: [80 * MB, 80 * MB], 11: [program, program] };
    state.apply({
      kind: "sample",
      t,
      tree: program + 80 * MB,
      high: program + 90 * MB,
      threads: t < 1000 ? 22 : 18,
      processes,
    });
  }
  change(state);
  return state;
}

const end = (state: RunState, exit: Partial<ProbeReport["run"]["exit"]> = {}) =>
  state.apply({
    kind: "end",
    t: state.elapsed,
    exit: { kind: "exited", code: 0, signal: null, verdict: "ok", evidence: [], ...exit },
    lateTicks: 0,
    maxGapMs: 50,
    probeCpuMs: 10,
    sampleUsMedian: 80,
  });

const lines = (state: RunState) =>
  summarise(reportOf(state), "r.json", { width: 80, colour: false })
    .split("\n")
    .filter((line) => /^\S*\w/.test(line));

test("the lines at the end tell only what is known", () => {
  assert.deepEqual(lines(madeUp(3, end)), [
    "peak     1.1 GB at 0.9 s (at most 1.11 GB by the kernel), 22 threads in 2 processes",
    "most     1.03 GB node worker.js · 80 MB npm run worker (package runner)",
    "not seen Workers and queries: the agent was off, so whole processes were measured",
    "report   r.json",
  ]);
  const settled = lines(madeUp(12, end));
  assert.equal(settled[2], "after    480 MB, 11 s after the last worker ended");
  const killed = lines(
    madeUp(3, (state) =>
      end(state, { kind: "signalled", code: null, signal: "SIGKILL", verdict: "killed-oom-likely" }),
    ),
  );
  assert.equal(killed[3], "end      The program was killed, most likely because memory ran out.");
});

test("colours only where they are wanted", () => {
  const painted = summarise(reportOf(madeUp(3, end)), "r.json", { width: 80, colour: true });
  assert.ok(painted.includes("\u001b[1mpeak     \u001b[0m1.1 GB"));
});

test("the live line keeps to the width it is given", () => {
  const state = madeUp(3);
  assert.match(liveText(state, 79), /^[▁▂▃▄▅▆▇█]+ 480 MB · peak 1\.1 GB · 18 threads · 3 s$/);
  for (const width of [79, 50, 40, 20]) assert.ok(liveText(state, width).length <= width);
  assert.equal(liveText(new RunState(), 79), "probe: waiting for the first sample");
});

test("the live line takes the bottom line, gives it back, and is only for terminals", () => {
  let written = "";
  const terminal = { write: (text: string) => (written += text), isTTY: true, columns: 60, rows: 24 };
  assert.ok(LiveLine.fits(terminal, { TERM: "xterm" }));
  assert.equal(LiveLine.fits(terminal, { TERM: "dumb" }), false);
  assert.equal(LiveLine.fits({ ...terminal, isTTY: false }, {}), false);
  assert.equal(LiveLine.fits({ ...terminal, rows: 3 }, {}), false);
  const live = new LiveLine(terminal);
  live.open();
  live.update(madeUp(1));
  live.close();
  assert.ok(written.includes("\u001b[1;23r"), "the lines above scroll");
  assert.ok(/2K[▁-█]+ 4\d\d MB/.test(written), "the last line is drawn");
  assert.ok(
    written.endsWith("\u001b[24;1H\u001b[2K\u001b[r\u001b8"),
    "and cleared, and the whole screen scrolls again",
  );
  const before = written;
  live.close();
  assert.equal(written, before);
});
