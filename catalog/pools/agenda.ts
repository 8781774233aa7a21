import type { Pool } from "../shape.ts";

const docs = "https://github.com/agenda/agenda#defining-job-processors";

/**
 * Agenda: `define(name, options, fn)` up to version 4, `define(name, fn, options)` from 5 on. Defaults read in 4.3 and
 * 6.2: five at once for each name, as `defaultConcurrency` says.
 */
export const agenda: Pool = {
  id: "agenda",
  name: "Agenda",
  packages: ["agenda", "@hokify/agenda", "agenda/*"],
  kind: "queue",
  unit: "job",
  source: docs,
  values: {
    agenda: [
      { instanceOf: "Agenda" },
      { instanceOf: "default" },
      { instanceOf: "*" },
      { resultOf: "agenda.maxConcurrency" },
      { resultOf: "agenda.defaultConcurrency" },
      { resultOf: "agenda.processEvery" },
      { resultOf: "agenda.database" },
      { resultOf: "agenda.mongo" },
      { resultOf: "agenda.name" },
    ],
  },
  entries: [
    {
      id: "agenda.define",
      on: "agenda.define",
      runs: { callback: "function" },
      atOnce: {
        at: "any.concurrency",
        otherwise: { at: "0.defaultConcurrency", of: "maker", otherwise: 5 },
      },
      confidence: 0.95,
      says: "an Agenda queue runs {target} for {n}",
      source: docs,
    },
  ],
};
