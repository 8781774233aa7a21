import type { Pool } from "../shape.ts";

const docs = "https://timgit.github.io/pg-boss/#/./api/workers";

/**
 * pg-boss. Since 10 a handler gets a list of jobs; how many run at once is `localConcurrency` since 12 and was
 * `teamConcurrency` up to 9 (read in 10.4.2 and 12.38.0).
 */
export const pgBoss: Pool = {
  id: "pg-boss",
  name: "pg-boss",
  packages: ["pg-boss"],
  kind: "queue",
  unit: "job",
  source: docs,
  values: { boss: [{ instanceOf: "default" }, { instanceOf: "PgBoss" }, { instanceOf: "*" }] },
  entries: [
    {
      id: "pg-boss.work",
      on: "boss.work",
      runs: { callback: "function" },
      atOnce: { at: "any.localConcurrency", otherwise: { at: "any.teamConcurrency", otherwise: 1 } },
      confidence: 0.95,
      says: "a pg-boss worker runs {target} for {n}",
      source: docs,
    },
  ],
};
