import type { Pool } from "../shape.ts";

const docs = "https://piscinajs.dev/api-reference/Instance/";

/** Piscina. Defaults read in 5.3.2; how paths resolve and how many run at once was measured. */
export const piscina: Pool = {
  id: "piscina",
  name: "Piscina",
  packages: ["piscina"],
  kind: "thread",
  unit: "worker",
  results: "copied",
  source: docs,
  values: {
    pool: [{ instanceOf: "Piscina" }, { instanceOf: "default" }],
  },
  entries: [
    {
      id: "piscina",
      on: "new Piscina",
      runs: { file: "0.filename", base: "cwd", exports: "named" },
      atOnce: { at: "0.maxThreads", times: "0.concurrentTasksPerWorker", otherwise: "unknown", default: "1.5 × cores" },
      confidence: 0.95,
      says: "a Piscina pool runs {target} in {n}",
      source: docs,
    },
    {
      id: "piscina.default",
      on: "new default",
      runs: { file: "0.filename", base: "cwd", exports: "named" },
      atOnce: { at: "0.maxThreads", times: "0.concurrentTasksPerWorker", otherwise: "unknown", default: "1.5 × cores" },
      confidence: 0.95,
      says: "a Piscina pool runs {target} in {n}",
      source: docs,
    },
    {
      id: "piscina.run",
      on: "pool.run",
      runs: { file: "1.filename", base: "cwd", exports: "named" },
      atOnce: {
        at: "0.maxThreads",
        times: "0.concurrentTasksPerWorker",
        of: "maker",
        otherwise: "unknown",
        default: "1.5 × cores",
      },
      confidence: 0.95,
      says: "a Piscina pool runs {target} in {n}",
      source: docs,
    },
  ],
  makes: ["new Piscina", "new default"].map((on) => ({
    on,
    atOnce: { at: "0.maxThreads", otherwise: "unknown", default: "1.5 × cores" } as const,
    close: ["destroy", "close"],
    disposable: true as const,
    leavesAt: "0.minThreads",
    memoryLimit: ["0.resourceLimits.maxOldGenerationSizeMb"],
    source: "https://piscinajs.dev/api-reference/Methods/",
  })),
};
