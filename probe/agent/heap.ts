import { PerformanceObserver, performance } from "node:perf_hooks";
import v8 from "node:v8";
import { flush, note, now } from "./journal.ts";

/** Between two readings of the heap, for programs that ask for no rows. */
export const TICK_MS = 250;
const LONG_PAUSE_MS = 1;

/** Heap of this isolate, in V8's own numbers. */
export function heapNow(): { used: number; total: number; external: number } {
  const { used_heap_size, total_heap_size, external_memory } = v8.getHeapStatistics();
  return { used: used_heap_size, total: total_heap_size, external: external_memory };
}

type Profiler = InstanceType<typeof v8.GCProfiler>;
let profiler: Profiler | null = null;
let pauses: [t: number, ms: number][] = [];
let count = 0;
let total = 0;
/** From this isolate's own clock to the one that all share, in milliseconds. */
const origin = now() / 1000 - performance.now();

/** Begins to read heap and collections of this isolate; `more` is called at each tick. */
export function watchHeap(more: () => void): void {
  startProfiler();
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) keepPause(entry.startTime, entry.duration);
  });
  observer.observe({ entryTypes: ["gc"] });
  const tick = () => {
    const { heapUsed, heapTotal, external, arrayBuffers } = process.memoryUsage();
    note({ k: "heap", t: now(), used: heapUsed, total: heapTotal, external, buffers: arrayBuffers });
    drainCollections();
    more();
    flush();
  };
  tick();
  setInterval(tick, TICK_MS).unref();
}

function startProfiler(): void {
  try {
    profiler = new v8.GCProfiler();
    profiler.start();
  } catch {
    profiler = null;
  }
}

function keepPause(start: number, ms: number): void {
  count++;
  total += ms;
  if (ms >= LONG_PAUSE_MS) pauses.push([Math.round((origin + start) * 1000), Math.round(ms * 10) / 10]);
}

/** Tells what collections found since last time. The profiler sees those that ran while the event loop stood still. */
export function drainCollections(): void {
  const result = profiler?.stop();
  startProfiler();
  let usedMax = 0;
  for (const { beforeGC } of result?.statistics ?? []) {
    usedMax = Math.max(usedMax, beforeGC.heapStatistics.usedHeapSize);
  }
  if (count === 0 && usedMax === 0) return;
  note({ k: "gc", t: now(), pauses, count, ms: Math.round(total * 10) / 10, usedMax });
  pauses = [];
  count = 0;
  total = 0;
}
