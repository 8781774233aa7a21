import assert from "node:assert/strict";
import { mock, test } from "node:test";
import type { CheckResult } from "../rules/finding.ts";
import { Checks, debounceMilliseconds } from "./checks.ts";
import { Cancelled } from "./engine.ts";

interface Run {
  root: string;
  signal: AbortSignal;
  end(): void;
  fail(error: Error): void;
}

/** Lets everything that is ready run. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

function start(t: { after(work: () => void): void }) {
  mock.timers.enable({ apis: ["setTimeout"] });
  t.after(() => mock.timers.reset());
  const runs: Run[] = [];
  const told: string[] = [];
  const checks = new Checks(
    (root, { signal }) =>
      new Promise((resolve, reject) => {
        runs.push({ root, signal: signal!, end: () => resolve({} as CheckResult), fail: reject });
      }),
    {
      checked: (root) => told.push(`checked ${root}`),
      progress: () => {},
      failed: (root, _error, cancelled) => told.push(`${cancelled ? "cancelled" : "failed"} ${root}`),
    },
  );
  return { checks, runs, told };
}

test("several changes in a row are one check, a moment after the last", async (t) => {
  const { checks, runs, told } = start(t);
  for (let key = 0; key < 5; key++) {
    checks.changed("a");
    mock.timers.tick(debounceMilliseconds - 1);
  }
  assert.equal(runs.length, 0);
  mock.timers.tick(1);
  assert.equal(runs.length, 1);
  runs[0]!.end();
  await checks.settled("a");
  assert.deepEqual(told, ["checked a"]);
});

test("a change during a check is checked after it, and who waits waits for that", async (t) => {
  const { checks, runs, told } = start(t);
  checks.changed("a", 0);
  mock.timers.tick(0);
  checks.changed("a");
  mock.timers.tick(debounceMilliseconds);
  let settled = false;
  void checks.settled("a").then(() => {
    settled = true;
  });
  runs[0]!.end();
  await turn();
  assert.deepEqual([settled, runs.length], [false, 2]);
  runs[1]!.end();
  await turn();
  assert.deepEqual([settled, told.length], [true, 2]);
});

test("a check that fails or is cancelled ends the wait", async (t) => {
  const { checks, runs, told } = start(t);
  for (const error of [new Error("x"), new Cancelled("x")]) {
    checks.changed("a", 0);
    mock.timers.tick(0);
    runs.at(-1)!.fail(error);
    await checks.settled("a");
  }
  assert.deepEqual(told, ["failed a", "cancelled a"]);
});

test("closing a root aborts its check and tells nothing more of it", async (t) => {
  const { checks, runs, told } = start(t);
  checks.changed("a", 0);
  mock.timers.tick(0);
  const settled = checks.settled("a");
  checks.close("a");
  await settled;
  assert.ok(runs[0]!.signal.aborted);
  runs[0]!.end();
  await turn();
  assert.deepEqual(told, []);
  await checks.settled("never opened");
});
