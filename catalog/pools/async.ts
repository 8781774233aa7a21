import type { AtOnce, Pool, Recogniser, Runs } from "../shape.ts";

const docs = "https://caolan.github.io/async/v3/docs.html";

/** What each function runs, and where its number stands. The `Series` functions go one by one and are not here. */
const collections = ["each", "forEach", "eachOf", "forEachOf", "map", "mapValues", "filter", "reject", "concat"];
const unnumbered = ["detect", "some", "every", "groupBy", "sortBy"];

interface Form {
  name: string;
  runs: Runs;
  atOnce: AtOnce;
}

const forms: Form[] = [
  ...[...collections, ...unnumbered].map((name) => ({
    name,
    runs: { callback: "1" } as const,
    atOnce: { lengthOf: "0" } as const,
  })),
  ...collections.map((name) => ({
    name: `${name}Limit`,
    runs: { callback: "2" } as const,
    atOnce: { at: "1", otherwise: "unknown" } as const,
  })),
  { name: "times", runs: { callback: "1" }, atOnce: { at: "0", otherwise: "unknown" } },
  { name: "timesLimit", runs: { callback: "2" }, atOnce: { at: "1", otherwise: "unknown" } },
  { name: "parallel", runs: { callbacks: "0" }, atOnce: { lengthOf: "0" } },
  { name: "parallelLimit", runs: { callbacks: "0" }, atOnce: { at: "1", otherwise: "unknown" } },
  { name: "queue", runs: { callback: "0" }, atOnce: { at: "1", otherwise: 1 } },
  { name: "priorityQueue", runs: { callback: "0" }, atOnce: { at: "1", otherwise: 1 } },
  { name: "cargoQueue", runs: { callback: "0" }, atOnce: { at: "1", otherwise: 1 } },
];

/** A function by name, as a member of the whole, or as a file of its own. */
const waysTo = (name: string): Recogniser[] => [
  { exported: name, from: ["async", "async-es"] },
  { member: `default.${name}` },
  { exported: "default", from: [`async/${name}`, `async/${name}.js`, `async-es/${name}`] },
  { exported: "=", from: [`async/${name}`, `async/${name}.js`] },
];

/** The `async` library. What runs without a limit, and that queues run one where nothing is said, was measured in 3.2. */
export const asyncLibrary: Pool = {
  id: "async",
  name: "async",
  packages: ["async", "async/*", "async-es", "async-es/*"],
  kind: "fan-out",
  unit: "callback",
  source: docs,
  values: Object.fromEntries(forms.map(({ name }) => [`async ${name}`, waysTo(name)])),
  entries: forms.map(({ name, runs, atOnce }) => ({
    id: `async.${name}`,
    on: `async ${name}`,
    runs,
    atOnce,
    confidence: 0.9,
    says: `async.${name} runs {target} {n}`,
    source: `${docs}#${name}`,
  })),
};
