import type { Pool } from "../shape.ts";

const docs = "https://worker.graphile.org/docs/library/run";
const tasks = "https://worker.graphile.org/docs/tasks";

/** Graphile Worker: tasks by name, a folder of them, or functions that are typed as tasks. Defaults read in 0.17.3. */
export const graphileWorker: Pool = {
  id: "graphile-worker",
  name: "Graphile Worker",
  packages: ["graphile-worker"],
  kind: "queue",
  unit: "job",
  source: docs,
  values: {},
  entries: [
    ...["run", "runOnce"].flatMap((on) => [
      {
        id: `graphile-worker.${on}`,
        on,
        runs: { callbacks: "0.taskList" } as const,
        atOnce: { at: "0.concurrency", or: "0.preset.worker.concurrentJobs", otherwise: 1 } as const,
        confidence: 0.95,
        says: "Graphile Worker runs {target} for {n}",
        source: docs,
      },
      {
        id: `graphile-worker.${on}.folder`,
        on,
        runs: { folder: "0.taskDirectory", base: "cwd", exports: "default" } as const,
        atOnce: { at: "0.concurrency", or: "0.preset.worker.concurrentJobs", otherwise: 1 } as const,
        confidence: 0.95,
        says: "Graphile Worker runs {target} for {n}",
        source: tasks,
      },
    ]),
    {
      id: "graphile-worker.runTaskList",
      on: "runTaskList",
      runs: { callbacks: "1" },
      atOnce: { at: "0.concurrency", otherwise: 1 },
      confidence: 0.95,
      says: "Graphile Worker runs {target} for {n}",
      source: docs,
    },
    ...[": Task", ": TaskList"].map((on) => ({
      id: `graphile-worker.${on}`,
      on,
      runs: { typed: true } as const,
      atOnce: "unknown" as const,
      confidence: 0.85,
      says: "Graphile Worker runs {target} for {n}",
      source: tasks,
    })),
  ],
};
