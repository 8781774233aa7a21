import path from "node:path";
import type {
  AgentRecord,
  AllocationLine,
  AllocationsRecord,
  DoneRecord,
  HeapRecord,
  IsolateRecord,
  LiveRecord,
  MissingRecord,
  OpenRecord,
  SiteRecord,
} from "../agent/records.ts";
import type {
  AllocationsMeasurement,
  HeapSource,
  IsolateMeasurement,
  QueryMeasurement,
  SiteMeasurement,
  StartRecord,
} from "../measurement.ts";

/** Queries with fewer rows and a shorter time are counted at their site and not listed. */
const LISTED_ROWS = 100;
const LISTED_MS = 50;
const MOST_QUERIES = 5000;
const TICK_MS = 250;

export interface HeapPoint {
  t: number;
  used: number;
  total: number;
  external: number;
}

/** What is known of one isolate beside its measurement. */
export interface IsolateState {
  measurement: IsolateMeasurement;
  /** Readings of its heap in the order of their time. */
  heap: HeapPoint[];
  sites: Map<number, SiteMeasurement>;
  pending: Map<number, QueryMeasurement>;
  finished: Map<number, QueryMeasurement>;
  lastTick: number | null;
  open: OpenRecord | null;
}

interface WorkerEnd {
  t: number;
  error: string | null;
}

/** A driver that was loaded, and whether its queries are seen. */
export interface DriverSeen {
  name: string;
  version: string | null;
  seen: boolean;
}

/** Builds isolates, call sites and queries from what the agent wrote, record by record. */
export class Attribution {
  readonly isolates = new Map<string, IsolateState>();
  readonly sites = new Map<string, SiteMeasurement>();
  readonly drivers = new Map<string, DriverSeen>();
  readonly queries: QueryMeasurement[] = [];
  readonly collections: { t: number; ms: number }[] = [];
  /** Workers that a parent started, with how they ended. */
  readonly workers = new Map<string, { name: string | null; ended: WorkerEnd | null }>();
  /** What each process had left at its end. */
  readonly alive: { pid: number; at: number; record: LiveRecord }[] = [];
  /** What was traced of each process's allocations. */
  readonly allocations: { at: AllocationsRecord["at"]; measurement: AllocationsMeasurement }[] = [];
  readonly missing: MissingRecord[] = [];
  unlistedQueries = 0;
  readonly #start: StartRecord;
  readonly #byId = new Map<string, SiteMeasurement>();

  constructor(start: StartRecord) {
    this.#start = start;
  }

  apply(id: string, record: AgentRecord): void {
    if (record.k === "isolate") {
      this.isolates.set(id, this.#isolate(id, record));
      return;
    }
    const isolate = this.isolates.get(id);
    if (!isolate) return;
    if ("t" in record) isolate.measurement.last = Math.max(isolate.measurement.last ?? 0, this.#ms(record.t));
    switch (record.k) {
      case "heap":
        this.#heap(isolate, record);
        break;
      case "limit":
        isolate.measurement.heapLimit = record.heapLimit;
        break;
      case "gc": {
        const { collections } = isolate.measurement;
        collections.count += record.count;
        collections.ms = round(collections.ms + record.ms);
        for (const [t, ms] of record.pauses) {
          collections.longestMs = Math.max(collections.longestMs, ms);
          this.collections.push({ t: this.#ms(t), ms });
        }
        if (record.usedMax > 0) peak(isolate.measurement, record.usedMax, "v8-gc");
        break;
      }
      case "driver":
        this.drivers.set(record.name, { name: record.name, version: record.version, seen: record.why === undefined });
        break;
      case "site":
        isolate.sites.set(record.id, this.#site(record));
        break;
      case "query":
        this.#begin(id, isolate, record.id, record.site, this.#ms(record.t));
        break;
      case "placed": {
        const query = isolate.pending.get(record.id) ?? isolate.finished.get(record.id);
        const site = isolate.sites.get(record.site);
        if (query && site) this.#move(query, site);
        break;
      }
      case "done":
        this.#done(isolate, record);
        break;
      case "released": {
        const query = isolate.finished.get(record.id);
        if (query) query.released = this.#ms(record.t);
        isolate.finished.delete(record.id);
        break;
      }
      case "counted": {
        const site = isolate.sites.get(record.site);
        if (!site) break;
        site.calls += record.calls;
        site.sampled = true;
        break;
      }
      case "worker":
        this.#workerStarted(worker(id, record.tid), record.name);
        break;
      case "worker-end":
        this.#workerEnded(worker(id, record.tid), { t: this.#ms(record.t), error: record.error ?? null });
        break;
      case "open":
        isolate.open = record;
        break;
      case "live":
        this.alive.push({ pid: isolate.measurement.pid, at: this.#ms(record.t), record });
        break;
      case "missing":
        this.missing.push({ ...record, program: this.#relative(record.program) });
        break;
      case "allocations":
        this.#traced(record);
        break;
      case "bye":
        if (isolate.measurement.end !== "out-of-memory") isolate.measurement.end = "exit";
        break;
    }
  }

  /** Milliseconds since the run's start. */
  #ms(t: number): number {
    return Math.max(0, round((t - this.#start.startedMono) / 1000));
  }

  #isolate(id: string, record: IsolateRecord): IsolateState {
    const first = this.#ms(record.t);
    const measurement: IsolateMeasurement = {
      id,
      pid: record.pid,
      tid: record.tid,
      kind: record.tid === 0 ? "main" : "worker",
      name: this.workers.get(id)?.name ?? null,
      entry: record.entry === null ? null : this.#relative(record.entry),
      node: record.node,
      python: record.python ?? null,
      heapLimit: null,
      workerLimit: record.workerLimitMb === null ? null : record.workerLimitMb * 1024 * 1024,
      heapPeak: 0,
      heapPeakSource: null,
      externalPeak: 0,
      buffersPeak: 0,
      collections: { count: 0, ms: 0, longestMs: 0 },
      blockedMs: 0,
      first,
      last: first,
      end: "unknown",
    };
    const ended = this.workers.get(id)?.ended;
    if (ended) endWith(measurement, ended);
    const maps = { sites: new Map(), pending: new Map(), finished: new Map() };
    return { measurement, heap: [], ...maps, lastTick: null, open: null };
  }

  #relative(file: string): string {
    if (!path.isAbsolute(file)) return file;
    const relative = path.relative(this.#start.cwd, file);
    return relative.startsWith("..") || path.isAbsolute(relative) ? file : relative.split(path.sep).join("/");
  }

  /** A parent that reads its workers' heaps writes them to its own file: they go to the worker. */
  #heap(writer: IsolateState, record: HeapRecord): void {
    const t = this.#ms(record.t);
    const { pid } = writer.measurement;
    const isolate = record.tid === undefined ? writer : this.isolates.get(`${pid}.${record.tid}`);
    if (!isolate) return;
    point(isolate, { t, used: record.used, total: record.total, external: record.external });
    const source = record.tid === undefined ? "v8-timer" : "v8-parent";
    peak(isolate.measurement, record.used, source);
    if (record.tid !== undefined) return;
    const { measurement } = isolate;
    measurement.buffersPeak = Math.max(measurement.buffersPeak, record.buffers ?? 0);
    const since = t - (isolate.lastTick ?? t);
    measurement.blockedMs = Math.max(measurement.blockedMs, round(Math.max(0, since - TICK_MS)));
    isolate.lastTick = t;
  }

  #site(record: SiteRecord): SiteMeasurement {
    const file = record.file === null ? null : this.#relative(record.file);
    const key = `${file}:${record.line}:${record.column}|${record.driver}|${record.sql}`;
    const known = this.sites.get(key);
    if (known) return known;
    const site: SiteMeasurement = {
      id: `s${this.sites.size + 1}`,
      file,
      line: record.line,
      column: record.column,
      function: record.fn,
      mapped: record.mapped,
      driver: record.driver,
      orm: record.orm,
      sql: record.sql,
      calls: 0,
      maxRows: 0,
      totalRows: 0,
      maxBytes: null,
      bytesSource: null,
      maxMs: 0,
      heapAfterMax: null,
      isolates: [],
      concurrencyMax: 0,
      streamed: false,
      sampled: false,
    };
    this.sites.set(key, site);
    this.#byId.set(site.id, site);
    return site;
  }

  #begin(id: string, isolate: IsolateState, number: number, siteNumber: number, t0: number): void {
    const site = isolate.sites.get(siteNumber);
    if (!site) return;
    site.calls++;
    if (!site.isolates.includes(id)) site.isolates.push(id);
    const open = { t0, t1: null, released: null, rows: null, bytes: null, heapAfter: null, failed: false };
    isolate.pending.set(number, { isolate: id, site: site.id, ...open });
  }

  #traced({ at, t, bytes, most, cost, lines }: AllocationsRecord): void {
    const placed = lines?.map((line): AllocationLine => ({ ...line, file: this.#relative(line.file) })) ?? null;
    this.allocations.push({ at, measurement: { t: this.#ms(t), bytes, most, cost, lines: placed } });
  }

  #move(query: QueryMeasurement, site: SiteMeasurement): void {
    const before = this.#byId.get(query.site);
    if (before) before.calls--;
    site.calls++;
    if (!site.isolates.includes(query.isolate)) site.isolates.push(query.isolate);
    query.site = site.id;
    if (query.t1 !== null) count(site, query, null);
  }

  #done(isolate: IsolateState, record: DoneRecord): void {
    const query = isolate.pending.get(record.id);
    if (!query) return;
    isolate.pending.delete(record.id);
    query.t1 = this.#ms(record.t);
    query.rows = record.rows;
    query.bytes = record.bytes;
    query.failed = record.failed === true;
    query.heapAfter = record.used ?? null;
    const site = this.#byId.get(query.site)!;
    count(site, query, record.by ?? null);
    if (record.streamed) site.streamed = true;
    if (!record.watched) query.released = query.t1;
    if (record.used !== undefined) {
      peak(isolate.measurement, record.used, "v8-after-query");
      point(isolate, { t: query.t1, used: record.used, total: record.total ?? 0, external: record.external ?? 0 });
    }
    if (record.rows < LISTED_ROWS && query.t1 - query.t0 < LISTED_MS) return;
    if (query.released === null) isolate.finished.set(record.id, query);
    if (this.queries.length < MOST_QUERIES) this.queries.push(query);
    else this.unlistedQueries++;
  }

  // The parent's file and the worker's own are read one after the other: either may tell first.
  #workerStarted(id: string, name: string | null): void {
    this.workers.set(id, { name, ended: null });
    const isolate = this.isolates.get(id)?.measurement;
    if (isolate) isolate.name = name;
  }

  #workerEnded(id: string, ended: WorkerEnd): void {
    const known = this.workers.get(id);
    if (known) known.ended = ended;
    const isolate = this.isolates.get(id)?.measurement;
    if (isolate) endWith(isolate, ended);
  }
}

function endWith(isolate: IsolateMeasurement, { t, error }: WorkerEnd): void {
  isolate.last = Math.max(isolate.last ?? 0, t);
  if (error === "ERR_WORKER_OUT_OF_MEMORY") isolate.end = "out-of-memory";
  else if (isolate.end === "unknown") isolate.end = "terminated";
}

const worker = (parent: string, tid: number) => `${parent.split(".")[0]}.${tid}`;

const round = (value: number) => Math.round(value * 10) / 10;

function peak(measurement: IsolateMeasurement, used: number, source: HeapSource): void {
  if (used <= measurement.heapPeak) return;
  measurement.heapPeak = used;
  measurement.heapPeakSource = source;
}

/** A parent's reading may be written later than the isolate's own of a later moment. */
function point(isolate: IsolateState, reading: HeapPoint): void {
  const { heap, measurement } = isolate;
  measurement.externalPeak = Math.max(measurement.externalPeak, reading.external);
  let at = heap.length;
  while (at > 0 && heap[at - 1]!.t > reading.t) at--;
  heap.splice(at, 0, reading);
}

function count(site: SiteMeasurement, query: QueryMeasurement, by: "driver" | "estimate" | null): void {
  const rows = query.rows ?? 0;
  site.totalRows += rows;
  site.maxMs = Math.max(site.maxMs, round((query.t1 ?? query.t0) - query.t0));
  if (query.bytes !== null && query.bytes >= (site.maxBytes ?? -1)) {
    site.maxBytes = query.bytes;
    site.bytesSource = by ?? site.bytesSource;
  }
  if (rows < site.maxRows) return;
  site.maxRows = rows;
  site.heapAfterMax = query.heapAfter ?? site.heapAfterMax;
}
