import type { Pool } from "../shape.ts";

const docs = "https://nodejs.org/api/worker_threads.html";

/** Node's own threads: a file is named, and `parentPort` listens in it. */
export const workerThreads: Pool = {
  id: "worker_threads",
  name: "worker_threads",
  packages: ["node:worker_threads", "worker_threads"],
  kind: "thread",
  unit: "worker",
  source: docs,
  values: {
    port: [{ exported: "parentPort" }],
    worker: [{ instanceOf: "Worker" }],
  },
  entries: [
    {
      id: "worker_threads.Worker",
      on: "new Worker",
      runs: { file: "0", base: "cwd", exports: "module" },
      atOnce: "constructions",
      outside: ["isMainThread"],
      confidence: 0.95,
      says: "worker_threads runs {target} in {n}",
      source: `${docs}#new-workerfilename-options`,
    },
    {
      id: "worker_threads.parentPort",
      on: "port.on",
      runs: { callback: "1" },
      atOnce: "unknown",
      confidence: 0.85,
      says: "a worker thread runs {target} for each message it gets",
      source: `${docs}#workerparentport`,
    },
    {
      id: "worker_threads.parentPort.once",
      on: "port.once",
      runs: { callback: "1" },
      atOnce: "unknown",
      confidence: 0.85,
      says: "a worker thread runs {target} for the first message it gets",
      source: `${docs}#workerparentport`,
    },
  ],
  makes: [
    {
      on: "new Worker",
      atOnce: "constructions",
      memoryLimit: ["1.resourceLimits.maxOldGenerationSizeMb"],
      source: `${docs}#new-workerfilename-options`,
    },
  ],
};
