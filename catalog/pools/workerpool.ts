import type { Pool } from "../shape.ts";

const docs = "https://github.com/josdejong/workerpool#api";
const pools = "https://github.com/josdejong/workerpool#pool";
const workers = "https://github.com/josdejong/workerpool#worker";
const cores = "cores − 1";

/**
 * workerpool. Defaults read in 10.0.3. A function given to `exec` is sent as text: it can't use what stands around it
 * (measured), but may import for itself. A file's functions are those that it hands to `workerpool.worker`.
 */
export const workerpool: Pool = {
  id: "workerpool",
  name: "workerpool",
  packages: ["workerpool"],
  kind: "thread",
  unit: "worker",
  results: "copied",
  source: docs,
  values: {
    pool: [{ resultOf: "pool" }, { resultOf: "default.pool" }, { instanceOf: "Pool" }, { instanceOf: "WorkerPool" }],
  },
  entries: [
    ...["pool", "default.pool"].map((on) => ({
      id: `workerpool.${on}`,
      on,
      runs: { file: "0", base: "cwd", exports: "module" } as const,
      atOnce: { at: "1.maxWorkers", otherwise: "unknown", default: cores } as const,
      confidence: 0.95,
      says: "workerpool runs {target} in {n}",
      source: pools,
    })),
    ...["worker", "default.worker"].map((on) => ({
      id: `workerpool.${on}`,
      on,
      runs: { callbacks: "0" } as const,
      atOnce: "unknown" as const,
      offered: true as const,
      confidence: 0.93,
      says: "workerpool runs {target} in {n}",
      source: workers,
    })),
    {
      id: "workerpool.exec",
      on: "pool.exec",
      runs: { callback: "0" },
      atOnce: { at: "any.maxWorkers", of: "maker", otherwise: "unknown", default: cores },
      alone: true,
      confidence: 0.93,
      says: "workerpool runs {target} in {n}",
      source: pools,
    },
  ],
  makes: ["pool", "default.pool"].map((on) => ({
    on,
    atOnce: { at: "1.maxWorkers", or: "0.maxWorkers", otherwise: "unknown", default: cores } as const,
    close: ["terminate", "clear"],
    holds: true as const,
    kinds: ["0", "1"].map((n) => ({ at: `${n}.workerType`, is: "process", kind: "process" as const })),
    memoryLimit: [
      "1.workerThreadOpts.resourceLimits.maxOldGenerationSizeMb",
      "0.workerThreadOpts.resourceLimits.maxOldGenerationSizeMb",
    ],
    source: "https://github.com/josdejong/workerpool#poolterminateforce-boolean--timeout-number",
  })),
};
