import type { Pool } from "../../shape.ts";
import { extended } from "./extended.ts";
import { poolEntries } from "./threads.ts";

const docs = "https://docs.python.org/3/library/multiprocessing.html";

/** `multiprocessing.Pool` and `Process`; run with Python 3.11. */
export const multiprocessing: Pool = {
  id: "multiprocessing",
  name: "multiprocessing",
  language: "python",
  packages: ["py:multiprocessing", "py:multiprocessing.pool", "py:multiprocess", "py:billiard"],
  kind: "process",
  unit: "process",
  results: "copied",
  source: docs,
  values: {
    pool: [
      { instanceOf: "Pool", from: ["py:multiprocessing", "py:multiprocessing.pool", "py:multiprocess", "py:billiard"] },
      { resultOf: "context.Pool" },
      { instanceOf: "context.Pool" },
    ],
    context: [{ resultOf: "get_context" }],
  },
  entries: [
    ...poolEntries("multiprocessing", "a pool of processes runs {target} in {n}", true),
    ...["any.target", "1"].map((callback) => ({
      id: `multiprocessing.Process.${callback}`,
      on: "new Process",
      runs: { callback },
      atOnce: "constructions" as const,
      confidence: 0.95,
      says: "a process runs {target}",
      source: docs,
    })),
    ...extended("multiprocessing", "a process runs {target}", docs, ["Process"]),
  ],
  makes: [
    {
      on: "new Pool",
      atOnce: { at: "0", or: "any.processes", otherwise: "unknown", default: "one per core" },
      close: ["close", "terminate"],
      disposable: true,
      stays: true,
      collected: true,
      source: docs,
    },
  ],
};

const joblibDocs = "https://joblib.readthedocs.io/en/stable/generated/joblib.Parallel.html";

/** joblib: the call that `delayed` makes of a function. */
export const joblib: Pool = {
  id: "joblib",
  name: "joblib",
  language: "python",
  packages: ["py:joblib"],
  kind: "process",
  unit: "process",
  results: "listed",
  source: joblibDocs,
  values: {},
  entries: [
    {
      id: "joblib.delayed",
      on: "delayed",
      runs: { callback: "0" },
      atOnce: "unknown",
      confidence: 0.95,
      says: "joblib runs {target}",
      source: joblibDocs,
    },
  ],
};
