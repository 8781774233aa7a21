import type { Pool } from "../shape.ts";

const docs = "https://docs.temporal.io/develop/typescript/core-application#run-a-dev-worker";

const workflows = "https://docs.temporal.io/develop/typescript/core-application#activity-execution";

/** Temporal's activities: a hundred at once in each worker where nothing is said (read in @temporalio/worker 1.24.0). */
export const temporal: Pool = {
  id: "temporal",
  name: "Temporal",
  packages: ["@temporalio/worker", "@temporalio/workflow"],
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
    // A workflow names the activities' type, wherever the worker that hosts them gets them from.
    ...["proxyActivities", "proxyLocalActivities"].map((on) => ({
      id: `temporal.${on}`,
      on,
      runs: { typeArgument: 0 } as const,
      atOnce: "unknown" as const,
      confidence: 0.92,
      says: "a Temporal worker runs {target} for {n}",
      source: workflows,
    })),
  ],
};
