import type { Pool } from "../shape.ts";

const docs = "https://github.com/bee-queue/bee-queue#queueprocessconcurrency-handler";

/** Bee-Queue. Its default was read in 2.0.0. */
export const beeQueue: Pool = {
  id: "bee-queue",
  name: "Bee-Queue",
  packages: ["bee-queue"],
  kind: "queue",
  unit: "job",
  source: docs,
  values: { queue: [{ instanceOf: "default" }, { instanceOf: "*" }, { instanceOf: "Queue" }] },
  entries: [
    {
      id: "bee-queue.process",
      on: "queue.process",
      runs: { callback: "last" },
      atOnce: { at: "number", otherwise: 1 },
      confidence: 0.95,
      says: "a Bee-Queue queue runs {target} for {n}",
      source: docs,
    },
  ],
};
