import type { Pool } from "../shape.ts";

const bottleneckDocs = "https://github.com/SGrondin/bottleneck#docs";
const fastqDocs = "https://github.com/mcollina/fastq#api";
const promisePoolDocs = "https://superchargejs.com/docs/promise-pool";
const radashDocs = "https://radash-docs.vercel.app/docs/async/parallel";
const esToolkit = "https://es-toolkit.dev/reference/array/mapAsync.html";
const asyncPool = "https://github.com/rxaviers/async-pool#usage";
const throatDocs = "https://github.com/ForbesLindesay/throat#api";
const bluebirdDocs = "https://github.com/petkaantonov/bluebird/blob/master/docs/docs/api/promise.map.md";

/** Bottleneck. `minTime` alone limits the rate, not how many overlap (eleven did). */
export const bottleneck: Pool = {
  id: "bottleneck",
  name: "Bottleneck",
  packages: ["bottleneck", "bottleneck/*"],
  kind: "fan-out",
  unit: "callback",
  source: bottleneckDocs,
  values: {
    limiter: [
      { instanceOf: "default" },
      { instanceOf: "*" },
      { instanceOf: "Bottleneck" },
      { resultOf: "group.key" },
      { resultOf: "limiter.chain" },
    ],
    group: [{ instanceOf: "default.Group" }, { instanceOf: "Group" }],
  },
  entries: (
    [
      ["schedule", "function"],
      ["wrap", "0"],
      ["submit", "function"],
    ] as const
  ).map(([method, callback]) => ({
    id: `bottleneck.${method}`,
    on: `limiter.${method}`,
    runs: { callback },
    atOnce: { at: "0.maxConcurrent", of: "maker", otherwise: "unbounded" } as const,
    confidence: 0.9,
    says: "Bottleneck runs {target} {n}",
    source: bottleneckDocs,
  })),
};

/** fastq: the number is required; a context may stand before the worker. */
export const fastq: Pool = {
  id: "fastq",
  name: "fastq",
  packages: ["fastq"],
  kind: "fan-out",
  unit: "callback",
  source: fastqDocs,
  values: {},
  entries: ["default", "default.promise", "promise", "*"].map((on) => ({
    id: `fastq.${on}`,
    on,
    runs: { callback: "function" } as const,
    atOnce: { at: "number", otherwise: "unknown" } as const,
    confidence: 0.9,
    says: "fastq runs {target} {n}",
    source: fastqDocs,
  })),
};

/** Supercharge's promise pool: ten at once where nothing is said (measured). */
export const promisePool: Pool = {
  id: "promise-pool",
  name: "@supercharge/promise-pool",
  packages: ["@supercharge/promise-pool"],
  kind: "fan-out",
  unit: "callback",
  source: promisePoolDocs,
  values: {
    pool: [
      { instanceOf: "PromisePool" },
      { instanceOf: "default" },
      { resultOf: "PromisePool.*" },
      { resultOf: "default.*" },
      { resultOf: "pool.*" },
    ],
  },
  entries: [
    {
      id: "promise-pool.process",
      on: "pool.process",
      runs: { callback: "0" },
      atOnce: { at: "0", of: { method: "withConcurrency" }, otherwise: 10 },
      confidence: 0.92,
      says: "a promise pool runs {target} {n}",
      source: promisePoolDocs,
    },
  ],
};

/** radash's `parallel`; its `map` goes one by one. */
export const radash: Pool = {
  id: "radash",
  name: "radash",
  packages: ["radash", "radashi"],
  kind: "fan-out",
  unit: "callback",
  source: radashDocs,
  values: {},
  entries: ["parallel", "default.parallel"].map((on) => ({
    id: `radash.${on}`,
    on,
    runs: { callback: "2" } as const,
    atOnce: { at: "0", or: "0.limit", otherwise: "unknown" } as const,
    confidence: 0.9,
    says: "radash runs {target} {n}",
    source: radashDocs,
  })),
};

export const esToolkitAsync: Pool = {
  id: "es-toolkit",
  name: "es-toolkit",
  packages: ["es-toolkit", "es-toolkit/*"],
  kind: "fan-out",
  unit: "callback",
  source: esToolkit,
  values: {},
  entries: [
    ...["mapAsync", "forEachAsync", "filterAsync", "flatMapAsync"].map((on) => ({
      id: `es-toolkit.${on}`,
      on,
      runs: { callback: "1" } as const,
      atOnce: { at: "2.concurrency", otherwise: "unbounded" } as const,
      confidence: 0.9,
      says: "es-toolkit runs {target} {n}",
      source: esToolkit,
    })),
    {
      id: "es-toolkit.limitAsync",
      on: "limitAsync",
      runs: { callback: "0" },
      atOnce: { at: "1", otherwise: "unknown" },
      confidence: 0.9,
      says: "es-toolkit runs {target} {n}",
      source: "https://es-toolkit.dev/reference/array/limitAsync.html",
    },
  ],
};

export const tinyAsyncPool: Pool = {
  id: "tiny-async-pool",
  name: "tiny-async-pool",
  packages: ["tiny-async-pool"],
  kind: "fan-out",
  unit: "callback",
  source: asyncPool,
  values: {},
  entries: ["default", "*"].map((on) => ({
    id: `tiny-async-pool.${on}`,
    on,
    runs: { callback: "2" } as const,
    atOnce: { at: "0", otherwise: "unknown" } as const,
    confidence: 0.9,
    says: "tiny-async-pool runs {target} {n}",
    source: asyncPool,
  })),
};

export const throat: Pool = {
  id: "throat",
  name: "throat",
  packages: ["throat"],
  kind: "fan-out",
  unit: "callback",
  source: throatDocs,
  values: { limiter: [{ resultOf: "default" }, { resultOf: "*" }] },
  entries: [
    {
      id: "throat",
      on: "limiter",
      runs: { callback: "0" },
      atOnce: { at: "number", of: "maker", otherwise: "unknown" },
      confidence: 0.9,
      says: "throat runs {target} {n}",
      source: throatDocs,
    },
    ...["default", "*"].map((on) => ({
      id: `throat.${on}`,
      on,
      runs: { callback: "function" } as const,
      atOnce: { at: "number", otherwise: "unknown" } as const,
      confidence: 0.9,
      says: "throat runs {target} {n}",
      source: throatDocs,
    })),
  ],
};

/** Bluebird; `each` and `mapSeries` go one by one. */
export const bluebird: Pool = {
  id: "bluebird",
  name: "Bluebird",
  packages: ["bluebird"],
  kind: "fan-out",
  unit: "callback",
  source: bluebirdDocs,
  values: {
    promise: [
      { resultOf: "default.resolve" },
      { resultOf: "resolve" },
      { resultOf: "promise.*" },
      { instanceOf: "default" },
    ],
  },
  entries: [
    ...["map", "filter"].flatMap((name) => [
      ...[name, `default.${name}`].map((on) => ({
        id: `bluebird.${on}`,
        on,
        runs: { callback: "1" } as const,
        atOnce: { at: "2.concurrency", otherwise: "unbounded" } as const,
        confidence: 0.9,
        says: "Bluebird runs {target} {n}",
        source: bluebirdDocs,
      })),
      {
        id: `bluebird.promise.${name}`,
        on: `promise.${name}`,
        runs: { callback: "0" } as const,
        atOnce: { at: "1.concurrency", otherwise: "unbounded" } as const,
        confidence: 0.9,
        says: "Bluebird runs {target} {n}",
        source: bluebirdDocs,
      },
    ]),
    ...["all", "default.all", "any", "default.any", "race", "default.race"].map((on) => ({
      id: `bluebird.${on}`,
      on,
      runs: { elements: "0" } as const,
      atOnce: { lengthOf: "0" } as const,
      confidence: 0.9,
      says: "Bluebird starts {target} {n}",
      source: "https://github.com/petkaantonov/bluebird/blob/master/docs/docs/api/promise.all.md",
    })),
  ],
};
