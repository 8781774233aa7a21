import type { Pool } from "../shape.ts";

/** Job runners that take a definition object or a handler. */
export const triggerDev: Pool = {
  id: "trigger.dev",
  name: "Trigger.dev",
  packages: ["@trigger.dev/sdk", "@trigger.dev/sdk/*"],
  kind: "queue",
  unit: "run",
  source: "https://trigger.dev/docs/tasks/overview",
  values: {},
  entries: ["task", "schemaTask", "schedules.task"].map((on) => ({
    id: `trigger.dev.${on}`,
    on,
    runs: { callback: "0.run" } as const,
    atOnce: { at: "0.queue.concurrencyLimit", otherwise: "unknown" } as const,
    confidence: 0.95,
    says: "a Trigger.dev task runs {target} for {n}",
    source: "https://trigger.dev/docs/queue-concurrency",
  })),
};

export const inngest: Pool = {
  id: "inngest",
  name: "Inngest",
  packages: ["inngest"],
  kind: "queue",
  unit: "run",
  source: "https://www.inngest.com/docs/reference/functions/create",
  values: { client: [{ instanceOf: "Inngest" }] },
  entries: [
    {
      id: "inngest.createFunction",
      on: "client.createFunction",
      runs: { callback: "last" },
      atOnce: { at: "0.concurrency", otherwise: "unknown" },
      confidence: 0.95,
      says: "an Inngest function runs {target} for {n}",
      source: "https://www.inngest.com/docs/reference/functions/create",
    },
  ],
};
