import type { EntryPattern, Pool } from "../shape.ts";

const docs = "https://docs.bullmq.io/guide/workers/concurrency";
const nest = "https://docs.nestjs.com/techniques/queues";

/** `BullModule.registerQueue({ processors })`: functions, files, or both with options of their own. */
const registered = (id: string): EntryPattern[] =>
  ["registerQueue", "registerQueueAsync"].flatMap((method) => [
    {
      id: `${id}.${method}`,
      on: `BullModule.${method}`,
      runs: { callbacks: "0.processors" },
      atOnce: 1,
      confidence: 0.95,
      says: "a NestJS queue runs {target} for {n}",
      source: nest,
    },
    ...["0.processors.[]", "0.processors.[].path"].map(
      (file): EntryPattern => ({
        id: `${id}.${method}.${file}`,
        on: `BullModule.${method}`,
        runs: { file, base: "cwd", exports: "default" },
        atOnce: file.endsWith("path") ? { at: "0.processors.[].concurrency", otherwise: 1 } : 1,
        kind: "process",
        results: "stored",
        confidence: 0.95,
        says: "a NestJS queue runs {target} for {n}",
        source: nest,
      }),
    ),
  ]);

/** BullMQ, its NestJS module and its predecessor's. Defaults read in bullmq 6.7, bull 4.16, @nestjs/bullmq 12. */
export const bullmq: Pool = {
  id: "bullmq",
  name: "BullMQ",
  packages: ["bullmq", "@taskforcesh/bullmq-pro"],
  kind: "queue",
  unit: "job",
  results: "stored",
  source: docs,
  values: {
    worker: [{ instanceOf: "Worker" }, { instanceOf: "WorkerPro" }],
  },
  entries: [
    ...["Worker", "WorkerPro"].flatMap((name) => [
      {
        id: `bullmq.${name}`,
        on: `new ${name}`,
        runs: { callback: "1" } as const,
        atOnce: { at: "2.concurrency", otherwise: { set: "concurrency", otherwise: 1 } } as const,
        confidence: 0.97,
        says: "a BullMQ worker runs {target} for {n}",
        source: docs,
      },
      {
        id: `bullmq.${name}.sandboxed`,
        on: `new ${name}`,
        runs: { file: "1", base: "cwd", exports: "default" } as const,
        atOnce: { at: "2.concurrency", otherwise: 1 } as const,
        kind: "process" as const,
        results: "stored" as const,
        confidence: 0.95,
        says: "a sandboxed BullMQ worker runs {target} for {n}",
        source: "https://docs.bullmq.io/guide/workers/sandboxed-processors",
      },
    ]),
  ],
};

export const nestBullmq: Pool = {
  id: "nestjs.bullmq",
  name: "NestJS BullMQ",
  packages: ["@nestjs/bullmq"],
  kind: "queue",
  unit: "job",
  results: "stored",
  source: nest,
  values: {},
  entries: [
    {
      id: "nestjs.bullmq.Processor",
      on: "@Processor",
      needs: "WorkerHost",
      runs: { method: "process" },
      atOnce: { at: "1.concurrency", otherwise: 1 },
      confidence: 0.97,
      says: "a NestJS processor runs {target} for {n}",
      source: nest,
    },
    ...registered("nestjs.bullmq"),
  ],
};

export const nestBull: Pool = {
  id: "nestjs.bull",
  name: "NestJS Bull",
  packages: ["@nestjs/bull"],
  kind: "queue",
  unit: "job",
  results: "stored",
  source: nest,
  values: {},
  entries: [
    {
      id: "nestjs.bull.Process",
      on: "@Process",
      runs: { decorated: true },
      atOnce: { at: "0.concurrency", otherwise: 1 },
      confidence: 0.97,
      says: "a NestJS processor runs {target} for {n}",
      source: nest,
    },
    ...registered("nestjs.bull"),
  ],
};

export const bull: Pool = {
  id: "bull",
  name: "Bull",
  packages: ["bull"],
  kind: "queue",
  unit: "job",
  results: "stored",
  source: "https://github.com/OptimalBits/bull/blob/develop/REFERENCE.md#queueprocess",
  values: {
    queue: [
      { instanceOf: "default" },
      { instanceOf: "Queue" },
      { instanceOf: "*" },
      { instanceOf: "Bull.Queue" },
      { instanceOf: "default.Queue" },
      { resultOf: "default" },
    ],
  },
  entries: [
    {
      id: "bull.process",
      on: "queue.process",
      runs: { callback: "last" },
      atOnce: { at: "number", otherwise: 1 },
      confidence: 0.95,
      says: "a Bull queue runs {target} for {n}",
      source: "https://github.com/OptimalBits/bull/blob/develop/REFERENCE.md#queueprocess",
    },
    {
      id: "bull.process.file",
      on: "queue.process",
      runs: { file: "last", base: "cwd", exports: "default" },
      atOnce: { at: "number", otherwise: 1 },
      kind: "process",
      results: "stored",
      confidence: 0.95,
      says: "a Bull queue runs {target} for {n}",
      source: "https://github.com/OptimalBits/bull/blob/develop/REFERENCE.md#queueprocess",
    },
  ],
};
