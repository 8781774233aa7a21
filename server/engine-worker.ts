/** The engine thread: answers calls one after another, so that no edit lands in the middle of a check. */
import { parentPort } from "node:worker_threads";
import type { FromEngine, ToEngine } from "./engine-messages.ts";
import { EngineRoots } from "./engine-roots.ts";

const port = parentPort;
if (!port) throw new Error("engine-worker runs in a worker thread only");

const roots = new EngineRoots();
const running = new Map<number, AbortController>();
let queue: Promise<void> = Promise.resolve();

const send = (message: FromEngine): void => port.postMessage(message);

port.on("message", (message: ToEngine) => {
  if (message.call === "cancel") {
    running.get(message.id)?.abort(new Error("cancelled"));
    return;
  }
  const abort = new AbortController();
  running.set(message.id, abort);
  queue = queue.then(async () => {
    try {
      abort.signal.throwIfAborted();
      const answer = await roots.answer(message, {
        signal: abort.signal,
        onProgress: progressReporter((done, total) => send({ id: message.id, progress: { done, total } })),
      });
      send({ id: message.id, answer });
    } catch (error) {
      send({
        id: message.id,
        error: error instanceof Error ? error.message : String(error),
        aborted: abort.signal.aborted,
      });
    } finally {
      running.delete(message.id);
    }
  });
});

/** Passes on at most ten reports a second, and the last one. */
function progressReporter(report: (done: number, total: number) => void): (done: number, total: number) => void {
  let last = 0;
  return (done, total) => {
    const now = performance.now();
    if (done < total && now - last < 100) return;
    last = now;
    report(done, total);
  };
}
