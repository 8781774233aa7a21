import type { Pool } from "../shape.ts";

const docs = "https://threads.js.org/usage";

/** threads.js. A worker's file counts from the caller's folder; one task at a time in each thread (measured in 1.7.0). */
export const threadsJs: Pool = {
  id: "threads.js",
  name: "threads.js",
  packages: ["threads", "threads/*"],
  kind: "thread",
  unit: "worker",
  results: "copied",
  source: docs,
  values: {},
  entries: [
    {
      id: "threads.js.Worker",
      on: "new Worker",
      runs: { file: "0", base: "caller", exports: "module" },
      atOnce: {
        at: "1",
        or: "1.size",
        times: "1.concurrency",
        of: { around: "Pool" },
        otherwise: "constructions",
        default: "as many as cores",
      },
      confidence: 0.93,
      says: "threads.js runs {target} in {n}",
      source: `${docs}-pool`,
    },
    {
      id: "threads.js.expose",
      on: "expose",
      runs: { callbacks: "0" },
      atOnce: "unknown",
      offered: true,
      confidence: 0.93,
      says: "threads.js runs {target} in {n}",
      source: docs,
    },
  ],
  makes: [
    {
      on: "Pool",
      atOnce: { at: "1", or: "1.size", otherwise: "unknown", default: "as many as cores" },
      close: ["terminate"],
      holds: true,
      source: `${docs}-pool#pool-termination`,
    },
  ],
};
