import type { Pool } from "../shape.ts";

const nest = "https://docs.nestjs.com/techniques/task-scheduling";

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
    overlaps: true,
    confidence: 0.97,
    says: "a NestJS schedule runs {target}",
    source: nest,
  })),
};

export const nodeCron: Pool = {
  id: "node-cron",
  name: "node-cron",
  packages: ["node-cron"],
  kind: "schedule",
  unit: "job",
  source: "https://nodecron.com/api-reference.html",
  values: {},
  entries: ["schedule", "default.schedule", "*.schedule"].map((on) => ({
    id: `node-cron.${on}`,
    on,
    runs: { callback: "1" } as const,
    atOnce: 1,
    overlaps: true,
    confidence: 0.96,
    says: "node-cron runs {target}",
    source: "https://nodecron.com/api-reference.html",
  })),
};

export const cron: Pool = {
  id: "cron",
  name: "cron",
  packages: ["cron"],
  kind: "schedule",
  unit: "job",
  source: "https://github.com/kelektiv/node-cron#api",
  values: {},
  entries: [
    { on: "new CronJob", runs: { callback: "1" } as const },
    { on: "CronJob.from", runs: { callback: "0.onTick" } as const },
  ].map(({ on, runs }) => ({
    id: `cron.${on}`,
    on,
    runs,
    atOnce: 1,
    overlaps: true,
    confidence: 0.96,
    says: "a cron job runs {target}",
    source: "https://github.com/kelektiv/node-cron#api",
  })),
};

export const nodeSchedule: Pool = {
  id: "node-schedule",
  name: "node-schedule",
  packages: ["node-schedule"],
  kind: "schedule",
  unit: "job",
  source: "https://github.com/node-schedule/node-schedule#usage",
  values: {},
  entries: ["scheduleJob", "default.scheduleJob", "*.scheduleJob"].map((on) => ({
    id: `node-schedule.${on}`,
    on,
    runs: { callback: "last" } as const,
    atOnce: 1,
    overlaps: true,
    confidence: 0.96,
    says: "node-schedule runs {target}",
    source: "https://github.com/node-schedule/node-schedule#usage",
  })),
};

export const croner: Pool = {
  id: "croner",
  name: "croner",
  packages: ["croner"],
  kind: "schedule",
  unit: "job",
  source: "https://croner.56k.guru/usage/configuration/",
  values: {},
  entries: ["new Cron", "new default", "Cron"].map((on) => ({
    id: `croner.${on}`,
    on,
    runs: { callback: "last" } as const,
    atOnce: 1,
    overlaps: true,
    confidence: 0.96,
    says: "croner runs {target}",
    source: "https://croner.56k.guru/usage/configuration/",
  })),
};
