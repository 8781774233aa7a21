import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { test } from "node:test";
import { Cancelled, Engine, EngineStopped, type EngineThread } from "./engine.ts";
import type { FromEngine, ToEngine } from "./engine-messages.ts";

/** A thread that answers nothing by itself. */
class SilentThread extends EventEmitter implements EngineThread {
  received: ToEngine[] = [];
  postMessage(message: ToEngine): void {
    this.received.push(message);
  }
  terminate(): Promise<number> {
    return Promise.resolve(0);
  }
  says(message: FromEngine): void {
    this.emit("message", message);
  }
  calls(): string[] {
    return this.received.map(({ call }) => call);
  }
}

function start() {
  const threads: SilentThread[] = [];
  const crashes: [string, boolean][] = [];
  const engine = new Engine(
    () => {
      threads.push(new SilentThread());
      return threads.at(-1)!;
    },
    (sentence, restarted) => crashes.push([sentence, restarted]),
  );
  return { engine, threads, crashes };
}

const options = { folder: "/w", cacheDirectory: null };

test("an answer, an error and progress reach the caller they are for", async () => {
  const { engine, threads } = start();
  const progress: number[] = [];
  const first = engine.call("check", { root: "a" }, { onProgress: (done) => progress.push(done) });
  const second = engine.call("check", { root: "b" });
  threads[0]!.says({ id: 1, progress: { done: 5, total: 9 } });
  threads[0]!.says({ id: 2, error: "no", aborted: false });
  threads[0]!.says({ id: 1, answer: "result" });
  threads[0]!.says({ id: 99, answer: "to nobody" });
  assert.equal(await first, "result");
  await assert.rejects(second, { message: "no" });
  assert.deepEqual(progress, [5]);
});

test("a signal cancels in the thread, and the caller is told when it has ended there", async () => {
  const { engine, threads } = start();
  const abort = new AbortController();
  const call = engine.call("check", { root: "a" }, { signal: abort.signal });
  abort.abort();
  assert.deepEqual(threads[0]!.calls(), ["check", "cancel"]);
  threads[0]!.says({ id: 1, error: "cancelled", aborted: true });
  await assert.rejects(call, Cancelled);
  await assert.rejects(engine.call("check", { root: "a" }, { signal: abort.signal }), Cancelled);
});

test("after a crash a new thread is told of roots, settings and open documents, and the user in one sentence", async () => {
  const { engine, threads, crashes } = start();
  engine.open("a", options);
  void engine.configure("a", { batchSize: 5 }).catch(() => {});
  engine.setDocument("a", "x.ts", "1");
  engine.setDocument("a", "y.ts", "2");
  engine.setDocument("a", "y.ts", null);
  const lost = engine.call("check", { root: "a" });
  const error = Object.assign(new Error("heap"), { code: "ERR_WORKER_OUT_OF_MEMORY" });
  threads[0]!.emit("error", error);
  threads[0]!.emit("exit", 1);
  await assert.rejects(lost, EngineStopped);
  assert.deepEqual(crashes, [
    ["The analysis stopped unexpectedly (it ran out of memory) and was started again.", true],
  ]);
  assert.equal(threads.length, 2);
  assert.deepEqual(
    threads[1]!.received.map((message) => message.call !== "cancel" && message.send),
    [
      { root: "a", options },
      { root: "a", settings: { batchSize: 5 } },
      { root: "a", path: "x.ts", text: "1" },
    ],
  );
});

test("an engine that keeps crashing is left alone, and says what to do", async () => {
  const { engine, threads, crashes } = start();
  engine.open("a", options);
  for (let times = 0; times < 4; times++) threads.at(-1)!.emit("exit", 1);
  assert.equal(threads.length, 4);
  assert.deepEqual(
    crashes.map(([, restarted]) => restarted),
    [true, true, true, false],
  );
  assert.match(crashes.at(-1)![0], /Restart the language server/);
  await assert.rejects(engine.call("check", { root: "a" }), { message: /Restart the language server/ });
});

test("a closed root is not told to a new thread, and stopping is no crash", async () => {
  const { engine, threads, crashes } = start();
  engine.open("a", options);
  engine.close("a");
  threads[0]!.emit("exit", 1);
  engine.open("b", options);
  assert.deepEqual(threads[1]!.calls(), ["open", "configure"]);
  await engine.stop();
  threads[1]!.emit("exit", 1);
  assert.equal(crashes.length, 1);
});
