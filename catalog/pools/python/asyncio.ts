import type { EntryPattern, Pool } from "../../shape.ts";

const docs = "https://docs.python.org/3/library/asyncio-task.html#running-tasks-concurrently";
const threadDocs = "https://docs.python.org/3/library/asyncio-task.html#running-in-threads";

/** What a task waits for before it goes on. */
const gate = { kind: "gate", named: /(?:^|[._])\w*(?:sem|semaphore|limiter|throttle)$/i };

const gathered: EntryPattern[] = ["gather", "wait", "as_completed"].map((on) => ({
  id: `asyncio.${on}`,
  on,
  runs: { elements: "0" },
  atOnce: { lengthOf: "0" },
  list: "0",
  confidence: 0.95,
  // `as_completed` gives one result after another.
  ...(on === "as_completed" ? {} : { results: "listed" as const }),
  gate,
  says: "asyncio runs {target} for each element at once",
  source: docs,
}));

/** Tasks that a loop starts: each runs beside the others, whoever waits for them. */
const started: EntryPattern[] = [
  ["create_task", "called"],
  ["ensure_future", "called"],
  ["loop.create_task", "called"],
  ["group.create_task", "called"],
  ["tasks.start_soon", "callback"],
].map(([on = "", how = ""]) => ({
  id: `asyncio.${on}`,
  on,
  runs: how === "called" ? { called: "0" } : { callback: "0" },
  atOnce: "constructions",
  looped: true,
  confidence: 0.95,
  ...(how === "called" ? { results: "held" as const } : {}),
  gate,
  says: "asyncio runs {target} in a task of its own",
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
    loop: ["get_event_loop", "get_running_loop", "new_event_loop"].map((resultOf) => ({ resultOf })),
    group: [{ instanceOf: "TaskGroup" }],
    tasks: [{ resultOf: "create_task_group" }],
    gate: ["Semaphore", "BoundedSemaphore", "Lock", "CapacityLimiter"].map((instanceOf) => ({ instanceOf })),
  },
  entries: [...gathered, ...started],
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
