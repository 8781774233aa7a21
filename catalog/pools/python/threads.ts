import type { AtOnce, EntryPattern, Pool, Results } from "../../shape.ts";
import { extended } from "./extended.ts";

const poolDocs = "https://docs.python.org/3/library/multiprocessing.html#module-multiprocessing.pool";
const futuresDocs = "https://docs.python.org/3/library/concurrent.futures.html";
const threadingDocs = "https://docs.python.org/3/library/threading.html#thread-objects";

const poolSize: AtOnce = { at: "0", or: "any.processes", of: "maker", otherwise: "unknown", default: "one per core" };
const executorSize: AtOnce = {
  at: "0",
  or: "any.max_workers",
  of: "maker",
  otherwise: "unknown",
  default: "cores + 4, at most 32",
};

/** Methods of a pool that take the work first, and what the results wait in. */
const poolMethods: [method: string, results?: Results][] = [
  ["apply_async", "held"],
  ["apply"],
  ["map", "listed"],
  ["map_async", "listed"],
  ["imap", "held"],
  ["imap_unordered", "held"],
  ["starmap", "listed"],
  ["starmap_async", "listed"],
];

/** Entries of a pool of `multiprocessing`, whatever it is made of; what processes give back is copied to begin with. */
export const poolEntries = (id: string, says: string, copied = false): EntryPattern[] =>
  poolMethods.flatMap(([method, results]) =>
    ["0", "any.func"].map((callback) => ({
      id: `${id}.${method}${callback === "0" ? "" : ".func"}`,
      on: `pool.${method}`,
      runs: { callback },
      atOnce: method === "apply" ? 1 : poolSize,
      confidence: 0.97,
      ...(results === undefined || (copied && results === "held") ? {} : { results }),
      says,
      source: poolDocs,
    })),
  );

const poolMaking = (on: string) => ({
  on,
  atOnce: { at: "0", or: "any.processes", otherwise: "unknown", default: "one per core" } as const,
  close: ["close", "terminate"],
  disposable: true as const,
  stays: true as const,
  collected: true as const,
  shares: true as const,
  source: poolDocs,
});

/** `multiprocessing.dummy.Pool` and `multiprocessing.pool.ThreadPool`; run with Python 3.11. */
export const threadPool: Pool = {
  id: "multiprocessing.dummy",
  name: "multiprocessing.dummy",
  language: "python",
  packages: ["py:multiprocessing.dummy", "py:multiprocessing.pool"],
  kind: "thread",
  unit: "thread",
  source: poolDocs,
  values: {
    pool: [
      { instanceOf: "Pool", from: ["py:multiprocessing.dummy"] },
      { instanceOf: "ThreadPool" },
      { instanceOf: "dummy.Pool", from: ["py:multiprocessing"] },
      { instanceOf: "pool.ThreadPool", from: ["py:multiprocessing"] },
    ],
  },
  entries: poolEntries("multiprocessing.dummy", "a thread pool runs {target} in {n}"),
  makes: [poolMaking("new Pool"), poolMaking("new ThreadPool"), poolMaking("new dummy.Pool")],
};

const executorEntries = (id: string, says: string, results?: Results): EntryPattern[] =>
  [
    ["submit", "0"],
    ["submit", "any.fn"],
    ["map", "0"],
  ].map(([method = "", callback = ""]) => ({
    id: `${id}.${method}${callback === "0" ? "" : ".fn"}`,
    on: `executor.${method}`,
    runs: { callback },
    atOnce: executorSize,
    confidence: 0.97,
    ...(results ? { results } : {}),
    says,
    source: futuresDocs,
  }));

/** `concurrent.futures`, threads; run with Python 3.11. */
export const threadExecutor: Pool = {
  id: "concurrent.futures.threads",
  name: "ThreadPoolExecutor",
  language: "python",
  packages: ["py:concurrent.futures", "py:concurrent.futures.thread"],
  kind: "thread",
  unit: "thread",
  source: futuresDocs,
  values: {
    executor: [
      { instanceOf: "ThreadPoolExecutor" },
      { instanceOf: "futures.ThreadPoolExecutor", from: ["py:concurrent"] },
      { instanceOf: "thread.ThreadPoolExecutor" },
    ],
  },
  entries: executorEntries("concurrent.futures.threads", "a ThreadPoolExecutor runs {target} in {n}", "held"),
  makes: ["new ThreadPoolExecutor", "new futures.ThreadPoolExecutor"].map((on) => ({
    on,
    atOnce: { at: "0", or: "any.max_workers", otherwise: "unknown", default: "cores + 4, at most 32" } as const,
    close: ["shutdown"],
    disposable: true as const,
    stays: true as const,
    collected: true as const,
    shares: true as const,
    source: futuresDocs,
  })),
};

/** `concurrent.futures`, processes. */
export const processExecutor: Pool = {
  id: "concurrent.futures.processes",
  name: "ProcessPoolExecutor",
  language: "python",
  packages: ["py:concurrent.futures", "py:concurrent.futures.process"],
  kind: "process",
  unit: "process",
  results: "copied",
  source: futuresDocs,
  values: {
    executor: [
      { instanceOf: "ProcessPoolExecutor" },
      { instanceOf: "futures.ProcessPoolExecutor", from: ["py:concurrent"] },
      { instanceOf: "process.ProcessPoolExecutor" },
    ],
  },
  entries: executorEntries("concurrent.futures.processes", "a ProcessPoolExecutor runs {target} in {n}"),
  makes: ["new ProcessPoolExecutor", "new futures.ProcessPoolExecutor"].map((on) => ({
    on,
    atOnce: { at: "0", or: "any.max_workers", otherwise: "unknown", default: "one per core" } as const,
    close: ["shutdown"],
    disposable: true as const,
    stays: true as const,
    collected: true as const,
    source: futuresDocs,
  })),
};

/** `threading.Thread` and `Timer`. A thread started in a loop is as many as the loop runs. */
export const threading: Pool = {
  id: "threading",
  name: "threading",
  language: "python",
  packages: ["py:threading"],
  kind: "thread",
  unit: "thread",
  results: "dropped",
  source: threadingDocs,
  values: {},
  entries: [
    ...[
      ["new Thread", "any.target"],
      ["new Thread", "1"],
      ["new Timer", "1"],
      ["new Timer", "any.function"],
    ].map(([on = "", callback = ""]) => ({
      id: `threading.${on.slice(4)}.${callback}`,
      on,
      runs: { callback },
      atOnce: "constructions" as const,
      confidence: 0.95,
      says: "a thread runs {target}",
      source: threadingDocs,
    })),
    ...extended("threading", "a thread runs {target}", threadingDocs, ["Thread"]),
  ],
};
