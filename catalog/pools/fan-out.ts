import type { Pool } from "../shape.ts";

const mdn = "https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Promise";

/** The language's own fan-out: everything that a mapped array starts runs at once. */
export const promiseAll: Pool = {
  id: "promise.all",
  name: "Promise.all",
  packages: ["(global)"],
  kind: "fan-out",
  unit: "callback",
  source: `${mdn}/all`,
  values: {},
  entries: [
    ...["all", "allSettled", "any", "race"].map((name) => ({
      id: `promise.${name}`,
      on: `Promise.${name}`,
      runs: { elements: "0" } as const,
      atOnce: { lengthOf: "0" } as const,
      // Of `any` and `race` one result is kept.
      results: name.startsWith("all") ? ("listed" as const) : ("dropped" as const),
      list: "0",
      confidence: 0.9,
      says: `Promise.${name} starts {target} {n}`,
      source: `${mdn}/${name}`,
    })),
    {
      id: "promise.fromAsync",
      on: "Array.fromAsync",
      runs: { elements: "0" },
      atOnce: { lengthOf: "0" },
      results: "listed",
      list: "0",
      confidence: 0.9,
      says: "Array.fromAsync starts {target} {n}",
      source: "https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Array/fromAsync",
    },
    {
      // Nothing waits for the callbacks: they all run at once (measured).
      id: "array.forEach",
      on: ".forEach",
      runs: { callback: "0" },
      atOnce: { lengthOf: "receiver" },
      async: true,
      results: "dropped",
      confidence: 0.87,
      says: "forEach starts {target} {n}",
      source: "https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Array/forEach",
    },
    {
      // `for await (const x of xs.map(async …))`, and promises that nobody looks at.
      id: "array.map",
      on: ".map",
      runs: { callback: "0" },
      atOnce: { lengthOf: "receiver" },
      async: true,
      used: ["iterated", "discarded"],
      results: "dropped",
      confidence: 0.87,
      says: "map starts {target} {n}",
      source: "https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Array/map",
    },
  ],
};

export const pLimit: Pool = {
  id: "p-limit",
  name: "p-limit",
  packages: ["p-limit", "@esm2cjs/p-limit"],
  kind: "fan-out",
  unit: "callback",
  source: "https://github.com/sindresorhus/p-limit#api",
  values: {
    limiter: [{ resultOf: "default" }, { resultOf: "*" }, { resultOf: "pLimit" }, { instanceOf: "LimitFunction" }],
  },
  entries: [
    {
      id: "p-limit",
      on: "limiter",
      runs: { callback: "0" },
      atOnce: { at: "0", or: "0.concurrency", of: "maker", otherwise: "unknown" },
      confidence: 0.9,
      says: "p-limit runs {target} {n}",
      source: "https://github.com/sindresorhus/p-limit#limitfn-args",
    },
    {
      id: "p-limit.map",
      on: "limiter.map",
      runs: { callback: "1" },
      atOnce: { at: "0", or: "0.concurrency", of: "maker", otherwise: "unknown" },
      confidence: 0.9,
      says: "p-limit runs {target} {n}",
      source: "https://github.com/sindresorhus/p-limit#limitmapiterable-mapperfunction",
    },
    {
      id: "p-limit.limitFunction",
      on: "limitFunction",
      runs: { callback: "0" },
      atOnce: { at: "1.concurrency", otherwise: "unknown" },
      confidence: 0.9,
      says: "p-limit runs {target} {n}",
      source: "https://github.com/sindresorhus/p-limit#limitfunctionfn-options-named-export",
    },
  ],
};

export const pMap: Pool = {
  id: "p-map",
  name: "p-map",
  packages: ["p-map", "@esm2cjs/p-map"],
  kind: "fan-out",
  unit: "callback",
  source: "https://github.com/sindresorhus/p-map#pmapinput-mapper-options",
  values: {},
  entries: ["default", "pMapIterable", "pMapSettled", "pMapKeyed", "pMapSettledKeyed", "*"].map((on) => ({
    id: `p-map.${on}`,
    on,
    runs: { callback: "1" } as const,
    atOnce: { at: "2.concurrency", otherwise: "unbounded" } as const,
    ...(on === "pMapIterable" ? {} : { results: "listed" as const, list: "0" }),
    confidence: 0.92,
    says: "p-map runs {target} {n}",
    source: "https://github.com/sindresorhus/p-map#pmapinput-mapper-options",
  })),
};

export const pQueue: Pool = {
  id: "p-queue",
  name: "p-queue",
  packages: ["p-queue", "@esm2cjs/p-queue"],
  kind: "fan-out",
  unit: "callback",
  source: "https://github.com/sindresorhus/p-queue#api",
  values: { queue: [{ instanceOf: "default" }, { instanceOf: "PQueue" }] },
  entries: [
    {
      id: "p-queue.add",
      on: "queue.add",
      runs: { callback: "0" },
      atOnce: { at: "0.concurrency", of: "maker", otherwise: "unbounded" },
      confidence: 0.9,
      says: "p-queue runs {target} {n}",
      source: "https://github.com/sindresorhus/p-queue#addfn-options",
    },
    {
      id: "p-queue.addAll",
      on: "queue.addAll",
      runs: { callbacks: "0" },
      atOnce: { at: "0.concurrency", of: "maker", otherwise: "unbounded" },
      confidence: 0.9,
      says: "p-queue runs {target} {n}",
      source: "https://github.com/sindresorhus/p-queue#addallfns-options",
    },
  ],
};

/** The rest of the family. `p-each-series`, `p-map-series`, `p-reduce` and `p-waterfall` go one by one. */
const family = [
  { name: "p-all", others: [], runs: { callbacks: "0" }, option: "1.concurrency" },
  { name: "p-props", others: ["pPropsAllSettled"], runs: { callback: "1" }, option: "2.concurrency" },
  { name: "p-filter", others: ["pFilterIterable"], runs: { callback: "1" }, option: "2.concurrency" },
  { name: "p-times", others: [], runs: { callback: "1" }, option: "2.concurrency" },
] as const;

const ofFamily = (name: (typeof family)[number]["name"]): Pool => ({
  id: name,
  name,
  packages: [name],
  kind: "fan-out",
  unit: "callback",
  source: `https://github.com/sindresorhus/${name}#api`,
  values: {},
  entries: family
    .filter((one) => one.name === name)
    .flatMap(({ others, runs, option }) =>
      ["default", "*", ...others].map((on) => ({
        id: `${name}.${on}`,
        on,
        runs,
        atOnce: { at: option, otherwise: "unbounded" } as const,
        confidence: 0.9,
        says: `${name} runs {target} {n}`,
        source: `https://github.com/sindresorhus/${name}#api`,
      })),
    ),
});

export const pAll = ofFamily("p-all");
export const pProps = ofFamily("p-props");
export const pFilter = ofFamily("p-filter");
export const pTimes = ofFamily("p-times");
