import type { Pool } from "../shape.ts";

const nest = "https://docs.nestjs.com/techniques/task-scheduling";
const nodeCronDocs = "https://nodecron.com/api-reference.html";
const cronDocs = "https://github.com/kelektiv/node-cron#api";
const nodeScheduleDocs = "https://github.com/node-schedule/node-schedule#usage";
const cronerDocs = "https://croner.56k.guru/usage/configuration/";
const toad = "https://github.com/kibertoad/toad-scheduler#usage-example";

export const nestSchedule: Pool = {
  id: "nestjs.schedule",
  name: "NestJS schedule",
  packages: ["@nestjs/schedule"],
  kind: "schedule",
  unit: "job",
  source: nest,
  values: {},
  entries: ["Cron", "Interval"].map((name) => ({
    id: `nestjs.schedule.${name}`,
    on: `@${name}`,
    runs: { decorated: true } as const,
    atOnce: 1,
    overlaps: { unless: ["1.waitForCompletion"] },
    confidence: 0.97,
    says: "a NestJS schedule runs {target}",
    source: nest,
  })),
};

/** node-cron. A file is named relative to the caller's own (read in 4.6.0). */
export const nodeCron: Pool = {
  id: "node-cron",
  name: "node-cron",
  packages: ["node-cron"],
  kind: "schedule",
  unit: "job",
  source: nodeCronDocs,
  values: {},
  entries: ["schedule", "default.schedule", "createTask", "default.createTask"].flatMap((on) =>
    [{ callback: "1" } as const, { file: "1", base: "caller", exports: "every" } as const].map((runs) => ({
      id: `node-cron.${on}${"file" in runs ? ".file" : ""}`,
      on,
      runs,
      atOnce: 1,
      overlaps: { unless: ["2.noOverlap"] },
      confidence: 0.96,
      says: "node-cron runs {target}",
      source: nodeCronDocs,
    })),
  ),
};

export const cron: Pool = {
  id: "cron",
  name: "cron",
  packages: ["cron"],
  kind: "schedule",
  unit: "job",
  source: cronDocs,
  values: {},
  entries: [
    { on: "new CronJob", callback: "1" },
    { on: "new CronJob", callback: "0.onTick" },
    { on: "CronJob.from", callback: "0.onTick" },
  ].flatMap(({ on, callback }) =>
    [on, on.replace("CronJob", "default.CronJob")].map((name) => ({
      id: `cron.${name}.${callback}`,
      on: name,
      runs: { callback } as const,
      atOnce: 1,
      overlaps: { unless: ["0.waitForCompletion", "10"] },
      confidence: 0.96,
      says: "a cron job runs {target}",
      source: cronDocs,
    })),
  ),
};

export const nodeSchedule: Pool = {
  id: "node-schedule",
  name: "node-schedule",
  packages: ["node-schedule"],
  kind: "schedule",
  unit: "job",
  source: nodeScheduleDocs,
  values: { job: [{ instanceOf: "Job" }, { instanceOf: "default.Job" }] },
  entries: ["scheduleJob", "default.scheduleJob", "new Job", "new default.Job"].map((on) => ({
    id: `node-schedule.${on}`,
    on,
    runs: { callback: "function" } as const,
    atOnce: 1,
    overlaps: true,
    confidence: 0.96,
    says: "node-schedule runs {target}",
    source: nodeScheduleDocs,
  })),
};

/** croner takes its options before or behind the function. */
export const croner: Pool = {
  id: "croner",
  name: "croner",
  packages: ["croner"],
  kind: "schedule",
  unit: "job",
  source: cronerDocs,
  values: { job: [{ instanceOf: "Cron" }, { instanceOf: "default" }, { resultOf: "Cron" }] },
  entries: ["new Cron", "new default", "Cron", "job.schedule"].map((on) => ({
    id: `croner.${on}`,
    on,
    runs: { callback: "function" } as const,
    atOnce: 1,
    overlaps: { unless: ["any.protect"] },
    confidence: 0.96,
    says: "croner runs {target}",
    source: cronerDocs,
  })),
};

/** toad-scheduler starts no second run of an interval while the first goes on (measured in 4.1.0). */
export const toadScheduler: Pool = {
  id: "toad-scheduler",
  name: "toad-scheduler",
  packages: ["toad-scheduler"],
  kind: "schedule",
  unit: "job",
  source: toad,
  values: {},
  entries: ["new AsyncTask", "new Task"].map((on) => ({
    id: `toad-scheduler.${on}`,
    on,
    runs: { callback: "1" } as const,
    atOnce: 1,
    confidence: 0.95,
    says: "toad-scheduler runs {target}",
    source: toad,
  })),
};

const field = String.raw`(?:\*|\?|L|[\dA-Z]{1,3})(?:[/,#-](?:\*|[\dA-Z]{1,3}))*`;
const crontab = "https://man7.org/linux/man-pages/man5/crontab.5.html";

/**
 * A scheduler of one's own: whoever takes a cron expression and a function runs the one by the other, in this process or
 * when something outside asks for it. One field at least has to be a `*`, so that numbers in a row are none.
 */
export const cronExpression: Pool = {
  id: "cron-expression",
  name: "cron expressions",
  packages: ["(global)"],
  kind: "schedule",
  unit: "job",
  source: crontab,
  values: {},
  entries: [],
  written: [
    {
      id: "cron-expression",
      text: new RegExp(`@(?:hourly|daily|midnight|weekly|monthly)|(?=[^"'\`\\n]*\\*)${field}(?: ${field}){4,5}`),
      atOnce: 1,
      confidence: 0.9,
      says: "a schedule of the repository's own runs {target}",
      source: crontab,
    },
  ],
};
