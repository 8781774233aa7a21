import type { InFlight, IsolateMeasurement, QueryMeasurement, SiteMeasurement } from "../measurement.ts";

const MB = 1024 ** 2;

/** Measurements for the tests of this room: what is not said is as in a plain run of one process, 11. */
export const isolate = (tid: number, more: Partial<IsolateMeasurement> = {}): IsolateMeasurement => ({
  id: `${more.pid ?? 11}.${tid}`,
  pid: 11,
  tid,
  kind: tid === 0 ? "main" : "worker",
  name: null,
  entry: null,
  node: "24.0.0",
  python: null,
  heapLimit: 4096 * MB,
  workerLimit: null,
  heapPeak: tid * MB,
  heapPeakSource: "v8-timer",
  externalPeak: 0,
  buffersPeak: 0,
  collections: { count: 0, ms: 0, longestMs: 0 },
  blockedMs: 0,
  first: 0,
  last: 1000,
  end: "exit",
  ...more,
});

export const site = (id: string, more: Partial<SiteMeasurement> = {}): SiteMeasurement => ({
  id,
  file: "src/task.ts",
  line: 8,
  column: 3,
  function: "async loadUsers",
  mapped: true,
  driver: "pg",
  orm: null,
  sql: "SELECT * FROM users",
  calls: 1,
  maxRows: 200_000,
  totalRows: 200_000,
  maxBytes: 61 * MB,
  bytesSource: "estimate",
  maxMs: 900,
  heapAfterMax: null,
  isolates: [],
  concurrencyMax: 1,
  streamed: false,
  sampled: false,
  ...more,
});

export const inFlight = (tid: number, more: Partial<InFlight> = {}): InFlight => ({
  isolate: `11.${tid}`,
  site: "s1",
  state: "result-held",
  sinceMs: 400,
  rows: 200_000,
  bytes: 61 * MB,
  ...more,
});

export const query = (tid: number, t0: number, more: Partial<QueryMeasurement> = {}): QueryMeasurement => ({
  isolate: `11.${tid}`,
  site: "s1",
  t0,
  t1: t0 + 100,
  released: null,
  rows: 5000,
  bytes: null,
  heapAfter: null,
  failed: false,
  ...more,
});
