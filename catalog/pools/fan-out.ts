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
  entries: ["all", "allSettled"].map((name) => ({
    id: `promise.${name}`,
    on: `Promise.${name}`,
    runs: { elements: "0" } as const,
    atOnce: { lengthOf: "0" } as const,
    confidence: 0.9,
    says: `Promise.${name} starts {target} {n}`,
    source: `${mdn}/${name}`,
  })),
};

export const pLimit: Pool = {
  id: "p-limit",
  name: "p-limit",
  packages: ["p-limit"],
  kind: "fan-out",
  unit: "callback",
  source: "https://github.com/sindresorhus/p-limit",
  values: { limiter: [{ resultOf: "default" }, { resultOf: "*" }, { resultOf: "pLimit" }] },
  entries: [
    {
      id: "p-limit",
      on: "limiter",
      runs: { callback: "0" },
      atOnce: { at: "0", or: "0.concurrency", of: "maker", otherwise: "unknown" },
      confidence: 0.9,
      says: "p-limit runs {target} {n}",
      source: "https://github.com/sindresorhus/p-limit",
    },
    {
      id: "p-limit.map",
      on: "limiter.map",
      runs: { callback: "1" },
      atOnce: { at: "0", or: "0.concurrency", of: "maker", otherwise: "unknown" },
      confidence: 0.9,
      says: "p-limit runs {target} {n}",
      source: "https://github.com/sindresorhus/p-limit#limitmapiterable-mapper",
    },
  ],
};

export const pMap: Pool = {
  id: "p-map",
  name: "p-map",
  packages: ["p-map"],
  kind: "fan-out",
  unit: "callback",
  source: "https://github.com/sindresorhus/p-map",
  values: {},
  entries: ["default", "pMapIterable", "*"].map((on) => ({
    id: `p-map.${on}`,
    on,
    runs: { callback: "1" } as const,
    atOnce: { at: "2.concurrency", otherwise: "unbounded" } as const,
    confidence: 0.92,
    says: "p-map runs {target} {n}",
    source: "https://github.com/sindresorhus/p-map",
  })),
};

export const pQueue: Pool = {
  id: "p-queue",
  name: "p-queue",
  packages: ["p-queue"],
  kind: "fan-out",
  unit: "callback",
  source: "https://github.com/sindresorhus/p-queue",
  values: { queue: [{ instanceOf: "default" }, { instanceOf: "PQueue" }] },
  entries: [
    {
      id: "p-queue.add",
      on: "queue.add",
      runs: { callback: "0" },
      atOnce: { at: "0.concurrency", of: "maker", otherwise: "unbounded" },
      confidence: 0.9,
      says: "p-queue runs {target} {n}",
      source: "https://github.com/sindresorhus/p-queue",
    },
    {
      id: "p-queue.addAll",
      on: "queue.addAll",
      runs: { elements: "0" },
      atOnce: { at: "0.concurrency", of: "maker", otherwise: "unbounded" },
      confidence: 0.9,
      says: "p-queue runs {target} {n}",
      source: "https://github.com/sindresorhus/p-queue",
    },
  ],
};
