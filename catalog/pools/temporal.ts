import type { Pool } from "../shape.ts";

const docs = "https://docs.temporal.io/develop/typescript/core-application#run-a-dev-worker";

/** Temporal's activities: a hundred at once in each worker where nothing is said (read in @temporalio/worker 1.24.0). */
export const temporal: Pool = {
  id: "temporal",
  name: "Temporal",
  packages: ["@temporalio/worker"],
  kind: "queue",
  unit: "run",
  source: docs,
  values: {},
  entries: [
    {
      id: "temporal.activities",
      on: "Worker.create",
      runs: { callbacks: "0.activities" },
      atOnce: { at: "0.maxConcurrentActivityTaskExecutions", otherwise: 100 },
      confidence: 0.93,
      says: "a Temporal worker runs {target} for {n}",
      source: docs,
    },
  ],
};
