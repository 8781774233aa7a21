import type { Role, RunRecord } from "./measurement.ts";
import { roleOf, titleOf } from "./roles.ts";
import type { TreeReader, TreeReading } from "./tree-reader.ts";

/** The first moments are sampled twice as often: a run shorter than 2 s has few samples otherwise. */
const EAGER_MS = 2000;
/** A new process is a copy of its parent until it starts its own program, and some rename themselves later. */
const DESCRIBE_EVERY_MS = 3000;
const DESCRIBE_FIRST = 3;
const KEPT_DURATIONS = 2000;
/** A new maximum that has stood for so long is read once more, by proportional sizes, where several processes share pages. */
const STOOD_MS = 1000;
const LARGE = 32 * 1024 * 1024;
const NEAR = 0.02;

interface Seen {
  title: string;
  role: Role;
  describedAt: number;
  descriptions: number;
}

export interface SamplerOptions {
  reader: TreeReader;
  root: number;
  intervalMs: number;
  cwd: string;
  home: string;
  emit: (record: RunRecord) => void;
  /** Called after each reading, for those who wait for the tree's end. */
  onReading?: (reading: TreeReading) => void;
}

/** Reads a process tree at an interval and tells what it sees as records. */
export class Sampler {
  readonly #options: SamplerOptions;
  readonly #seen = new Map<number, Seen>();
  readonly #began = performance.now();
  /** Microseconds of `process.hrtime`, the clock of all processes, when this one's time was 0. */
  readonly startedMono = Math.round(Number(process.hrtime.bigint() / 1000n));
  readonly #durations: number[] = [];
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;
  #lastTick: number | null = null;
  lateTicks = 0;
  maxGapMs = 0;

  constructor(options: SamplerOptions) {
    this.#options = options;
  }

  /** Milliseconds since the sampler was made, to a tenth. */
  now(): number {
    return Math.round((performance.now() - this.#began) * 10) / 10;
  }

  /** Processes seen so far that have not ended. */
  get pids(): number[] {
    return [...this.#seen.keys()];
  }

  get sampleUsMedian(): number | null {
    const sorted = this.#durations.toSorted((a, b) => a - b);
    return sorted.length ? Math.round(sorted[Math.floor(sorted.length / 2)]!) : null;
  }

  /** Takes the first sample at once, then one each interval until `stop`. */
  async run(): Promise<void> {
    let due = this.now();
    while (!this.#stopped) {
      await this.#tick();
      if (this.#stopped) return;
      due = Math.max(due + this.#interval(), this.now());
      await new Promise<void>((resolve) => {
        this.#timer = setTimeout(resolve, due - this.now());
        this.#wake = resolve;
      });
    }
  }

  #most = { tree: 0, at: 0, read: true };

  #readProportional({ tree, processes }: TreeReading, t: number): void {
    const { reader, emit } = this.#options;
    if (tree > (1 + NEAR) * this.#most.tree) this.#most = { tree, at: t, read: false };
    const { at, read } = this.#most;
    if (read || t - at < STOOD_MS || tree < (1 - NEAR) * this.#most.tree) return;
    this.#most.read = true;
    if (processes.filter(({ rss }) => rss >= LARGE).length < 2) return;
    const bytes = reader.proportional?.(processes.map(({ pid }) => pid)) ?? null;
    if (bytes !== null) emit({ kind: "proportional", t, bytes });
  }

  #wake: () => void = () => {};

  stop(): void {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#wake();
  }

  #interval(): number {
    const { intervalMs, reader } = this.#options;
    return Math.max(this.now() < EAGER_MS ? intervalMs / 2 : intervalMs, reader.shortestInterval);
  }

  async #tick(): Promise<void> {
    const t = this.now();
    if (this.#lastTick !== null) {
      const gap = t - this.#lastTick;
      this.maxGapMs = Math.max(this.maxGapMs, gap);
      if (gap > 1.5 * Math.max(this.#options.intervalMs, this.#options.reader.shortestInterval)) this.lateTicks++;
    }
    this.#lastTick = t;
    const before = performance.now();
    const pending = this.#options.reader.read();
    const reading = pending instanceof Promise ? await pending : pending;
    if (this.#stopped) return;
    this.#tell(reading, t);
    this.#readProportional(reading, t);
    if (this.#durations.length < KEPT_DURATIONS) this.#durations.push((performance.now() - before) * 1000);
    this.#options.onReading?.(reading);
  }

  #tell(reading: TreeReading, t: number): void {
    const { emit } = this.#options;
    const alive = new Set<number>();
    for (const process of reading.processes) {
      alive.add(process.pid);
      this.#describe(process.pid, process.ppid, t);
    }
    for (const pid of this.#seen.keys()) {
      if (alive.has(pid)) continue;
      this.#seen.delete(pid);
      emit({ kind: "left", t, pid });
    }
    if (reading.processes.length === 0) return;
    const withThreads = reading.processes.filter(({ threads }) => threads !== null);
    emit({
      kind: "sample",
      t,
      tree: reading.tree,
      high: Math.max(
        reading.tree,
        reading.processes.reduce((sum, { hwm, rss }) => sum + (hwm ?? rss), 0),
      ),
      threads: withThreads.length ? withThreads.reduce((sum, { threads }) => sum + (threads ?? 0), 0) : null,
      processes: Object.fromEntries(reading.processes.map(({ pid, rss, hwm }) => [pid, [rss, hwm]])),
    });
  }

  #describe(pid: number, ppid: number | null, t: number): void {
    const seen = this.#seen.get(pid);
    if (seen && seen.descriptions >= DESCRIBE_FIRST && t - seen.describedAt < DESCRIBE_EVERY_MS) return;
    const { reader, root, cwd, home, emit } = this.#options;
    const description = reader.describe(pid);
    const parent = pid === root || ppid === null ? null : (this.#seen.get(ppid)?.role ?? null);
    const argv = description?.argv ?? [];
    const title = argv.length ? titleOf(argv, { cwd, home }) : (seen?.title ?? "");
    const role = argv.length ? roleOf(argv, parent) : (seen?.role ?? (pid === root ? "program" : "child"));
    const changed = !seen || seen.title !== title || seen.role !== role;
    this.#seen.set(pid, { title, role, describedAt: t, descriptions: (seen?.descriptions ?? 0) + 1 });
    if (changed) emit({ kind: "process", t, pid, ppid, role, title, runtime: description?.runtime ?? null });
  }
}
