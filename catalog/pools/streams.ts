import type { Pool } from "../shape.ts";

const rxjsDocs = "https://rxjs.dev/api/operators/mergeMap";
const effectDocs = "https://effect.website/docs/concurrency/basic-concurrency/";
const node = "https://nodejs.org/api/stream.html#readablemapfn-options";

/**
 * RxJS: inner observables of all elements run together; `concatMap` and `exhaustMap` go one by one. Only where a list is
 * seen to go in: a stream of a request's answer or of clicks has one element at a time.
 */
export const rxjs: Pool = {
  id: "rxjs",
  name: "RxJS",
  packages: ["rxjs", "rxjs/operators"],
  kind: "fan-out",
  unit: "callback",
  source: rxjsDocs,
  values: {
    list: [{ resultOf: "from" }, { resultOf: "range" }, { resultOf: "list.pipe" }],
  },
  entries: [
    ...["mergeMap", "flatMap"].map((on) => ({
      id: `rxjs.${on}`,
      on,
      runs: { callback: "0" } as const,
      atOnce: { at: "number", otherwise: "unbounded" } as const,
      inside: { method: "pipe", of: "list" },
      confidence: 0.85,
      says: `${on} runs {target} {n}`,
      source: rxjsDocs,
    })),
    {
      id: "rxjs.forkJoin",
      on: "forkJoin",
      runs: { elements: "0" },
      atOnce: { lengthOf: "0" },
      confidence: 0.9,
      says: "forkJoin starts {target} {n}",
      source: "https://rxjs.dev/api/index/function/forkJoin",
    },
  ],
};

/** Effect goes one by one unless `concurrency` says more (measured in 3 and 4); "inherit" depends on what is around. */
export const effect: Pool = {
  id: "effect",
  name: "Effect",
  packages: ["effect", "effect/*", "@effect/io", "@effect/io/*"],
  kind: "fan-out",
  unit: "callback",
  source: effectDocs,
  values: {},
  entries: [
    ...["Effect.forEach", "Stream.mapEffect", "forEach", "mapEffect"].map((on) => ({
      id: `effect.${on}`,
      on,
      runs: { callback: "function" } as const,
      atOnce: { at: "any.concurrency", all: "unbounded", otherwise: 1 } as const,
      confidence: 0.85,
      says: `${on} runs {target} {n}`,
      source: effectDocs,
    })),
    {
      id: "effect.Effect.all",
      on: "Effect.all",
      runs: { elements: "0" },
      atOnce: { at: "1.concurrency", all: "unbounded", otherwise: 1 },
      confidence: 0.85,
      says: "Effect.all runs {target} {n}",
      source: effectDocs,
    },
  ],
};

/** Node's streams: one by one unless `concurrency` says more (measured). */
export const nodeStreams: Pool = {
  id: "stream.Readable",
  name: "Readable streams",
  packages: ["node:stream", "stream"],
  kind: "fan-out",
  unit: "callback",
  source: node,
  values: {
    readable: [
      { resultOf: "Readable.from" },
      { instanceOf: "Readable" },
      { resultOf: "readable.map" },
      { resultOf: "readable.filter" },
      { resultOf: "readable.flatMap" },
    ],
  },
  entries: ["map", "filter", "flatMap", "forEach"].map((method) => ({
    id: `stream.Readable.${method}`,
    on: `readable.${method}`,
    runs: { callback: "0" } as const,
    atOnce: { at: "1.concurrency", otherwise: 1 } as const,
    confidence: 0.88,
    says: "a stream runs {target} {n}",
    source: node,
  })),
};
