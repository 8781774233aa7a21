import type { Pool } from "../shape.ts";

const redisWorker = "https://github.com/triggerdotdev/trigger.dev/tree/main/packages/redis-worker#readme";
const hatchetDocs = "https://docs.hatchet.run/home/your-first-task";
const upstash = "https://upstash.com/docs/workflow/basics/serve";

/** Trigger.dev's own queue over Redis: a table of jobs, ten at once in each of its workers (read in its source). */
export const triggerRedisWorker: Pool = {
  id: "trigger.dev.redis-worker",
  name: "Trigger.dev redis-worker",
  packages: ["@trigger.dev/redis-worker"],
  kind: "queue",
  unit: "job",
  source: redisWorker,
  values: {},
  entries: [
    {
      id: "trigger.dev.redis-worker.Worker",
      on: "new Worker",
      runs: { callbacks: "0.jobs" },
      atOnce: { at: "0.concurrency.limit", times: "0.concurrency.workers", otherwise: 10 },
      confidence: 0.92,
      says: "a Trigger.dev redis-worker runs {target} for {n}",
      source: redisWorker,
    },
  ],
};

/** Hatchet: how many tasks a worker takes is said where the worker is made, not where the task is. */
export const hatchet: Pool = {
  id: "hatchet",
  name: "Hatchet",
  packages: ["@hatchet-dev/typescript-sdk", "@hatchet-dev/typescript-sdk/*"],
  kind: "queue",
  unit: "run",
  source: hatchetDocs,
  values: {
    client: [
      { instanceOf: "HatchetClient" },
      { resultOf: "HatchetClient.init" },
      { resultOf: "Hatchet.init" },
      { resultOf: "default.init" },
    ],
    workflow: [{ resultOf: "client.workflow" }],
  },
  entries: ["client.task", "client.durableTask", "workflow.task", "workflow.durableTask"].map((on) => ({
    id: `hatchet.${on}`,
    on,
    runs: { callback: "0.fn" } as const,
    atOnce: "unknown" as const,
    confidence: 0.93,
    says: "a Hatchet worker runs {target} for {n}",
    source: hatchetDocs,
  })),
};

/** Upstash Workflow: a route that QStash calls for each run. */
export const upstashWorkflow: Pool = {
  id: "upstash.workflow",
  name: "Upstash Workflow",
  packages: ["@upstash/workflow", "@upstash/workflow/*"],
  kind: "queue",
  unit: "run",
  source: upstash,
  values: {},
  entries: ["serve", "servePagesRouter", "createWorkflow", "createWorkflowPagesRouter"].map((on) => ({
    id: `upstash.workflow.${on}`,
    on,
    runs: { callback: "0" } as const,
    atOnce: "unknown" as const,
    confidence: 0.9,
    says: "an Upstash workflow runs {target} for {n}",
    source: upstash,
  })),
};

/** QStash calls a route for each message; the route checks that it was QStash who called. */
export const qstash: Pool = {
  id: "qstash",
  name: "QStash",
  packages: ["@upstash/qstash/*", "@upstash/qstash"],
  kind: "queue",
  unit: "message",
  source: "https://upstash.com/docs/qstash/quickstarts/vercel-nextjs",
  values: {},
  entries: ["verifySignature", "verifySignatureAppRouter", "verifySignatureEdge"].map((on) => ({
    id: `qstash.${on}`,
    on,
    runs: { callback: "0" } as const,
    atOnce: "unknown" as const,
    confidence: 0.9,
    says: "QStash runs {target} for {n}",
    source: "https://upstash.com/docs/qstash/quickstarts/vercel-nextjs",
  })),
};

/** Medusa runs what lies in its folders; an exported `config` beside it is the sign. */
export const medusa: Pool = {
  id: "medusa",
  name: "Medusa",
  packages: ["@medusajs/framework", "@medusajs/medusa", "@medusajs/framework/*"],
  kind: "queue",
  unit: "run",
  source: "https://docs.medusajs.com/learn/fundamentals/scheduled-jobs",
  values: {},
  entries: [],
  conventions: [
    {
      id: "medusa.jobs",
      files: /(?:^|\/)src\/jobs\/[^/]+\.[cm]?[jt]s$/,
      exports: ["default"],
      beside: "config",
      atOnce: 1,
      confidence: 0.6,
      says: "Medusa runs {target} on a schedule",
      source: "https://docs.medusajs.com/learn/fundamentals/scheduled-jobs",
    },
    {
      id: "medusa.subscribers",
      files: /(?:^|\/)src\/subscribers\/[^/]+\.[cm]?[jt]s$/,
      exports: ["default"],
      beside: "config",
      atOnce: "unknown",
      confidence: 0.6,
      says: "Medusa runs {target} for {n}",
      source: "https://docs.medusajs.com/learn/fundamentals/events-and-subscribers",
    },
  ],
};
