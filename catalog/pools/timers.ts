import type { Pool } from "../shape.ts";

const docs = "https://nodejs.org/api/timers.html#setintervalcallback-delay-args";

/** A timer that runs a job again and again, whether or not the last run ended (three at once were measured). */
export const timers: Pool = {
  id: "timers",
  name: "setInterval",
  packages: ["(global)", "node:timers", "timers"],
  kind: "schedule",
  unit: "job",
  source: docs,
  values: {},
  entries: [
    {
      id: "timers.setInterval",
      on: "setInterval",
      runs: { callback: "0" },
      atOnce: 1,
      overlaps: true,
      confidence: 0.95,
      says: "setInterval runs {target}",
      source: docs,
    },
    {
      id: "timers.setTimeout",
      on: "setTimeout",
      runs: { callback: "0" },
      atOnce: 1,
      again: true,
      confidence: 0.95,
      says: "setTimeout runs {target} again and again",
      source: "https://nodejs.org/api/timers.html#settimeoutcallback-delay-args",
    },
  ],
};
