import type { EntryPattern, Pool } from "../../shape.ts";

const docs = "https://docs.python.org/3/library/asyncio-task.html#running-tasks-concurrently";
const threadDocs = "https://docs.python.org/3/library/asyncio-task.html#running-in-threads";

const gathered: EntryPattern[] = ["gather", "wait", "as_completed"].map((on) => ({
  id: `asyncio.${on}`,
  on,
  runs: { elements: "0" },
  atOnce: { lengthOf: "0" },
  list: "0",
  confidence: 0.95,
  // `as_completed` gives one result after another.
  ...(on === "as_completed" ? {} : { results: "listed" as const }),
  gate: { kind: "gate", named: /(?:^|[._])\w*(?:sem|semaphore|limiter|throttle)$/i },
  says: "asyncio runs {target} for each element at once",
  source: docs,
}));

/** asyncio: what is gathered runs at once, however much that is. */
export const asyncio: Pool = {
  id: "asyncio",
  name: "asyncio",
  language: "python",
  packages: ["py:asyncio", "py:anyio"],
  kind: "fan-out",
  unit: "task",
  source: docs,
  values: {
    gate: ["Semaphore", "BoundedSemaphore", "Lock", "CapacityLimiter"].map((instanceOf) => ({ instanceOf })),
  },
  entries: gathered,
};

/** Functions that asyncio and web frameworks run in threads. */
export const asyncioThreads: Pool = {
  id: "asyncio.threads",
  name: "asyncio's threads",
  language: "python",
  packages: [
    ...["py:asyncio", "py:starlette.concurrency", "py:fastapi.concurrency", "py:anyio", "py:anyio.to_thread"],
    ...["py:asgiref.sync"],
  ],
  kind: "thread",
  unit: "thread",
  source: threadDocs,
  values: {
    loop: [{ resultOf: "get_event_loop" }, { resultOf: "get_running_loop" }, { resultOf: "new_event_loop" }],
  },
  entries: [
    ["to_thread", "0"],
    ["run_in_threadpool", "0"],
    ["to_thread.run_sync", "0"],
    ["run_sync", "0"],
    ["loop.run_in_executor", "1"],
  ].map(([on = "", callback = ""]) => ({
    id: `asyncio.${on}`,
    on,
    runs: { callback },
    atOnce: "unknown" as const,
    confidence: 0.9,
    says: "a thread beside the event loop runs {target}",
    source: threadDocs,
  })),
};
