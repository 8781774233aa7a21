import { fstatSync } from "node:fs";
import { flush, note, now } from "./journal.ts";

/** Between two readings of the heap, for programs that ask for no rows. */
export const TICK_MS = 250;
const LONG_PAUSE_MS = 1;

type V8 = typeof import("node:v8");
let v8: V8 | null = null;
let profiler: InstanceType<V8["GCProfiler"]> | null = null;
let pauses: [t: number, ms: number][] = [];
let count = 0;
let total = 0;
/** From this isolate's own clock to the one that all share, in milliseconds. */
let origin = 0;

/**
 * Loads what looking closer needs: node:v8 and node:perf_hooks cost 5 ms in a program that has no streams. Called at the first query,
 * and for programs without one when they have lived for a moment.
 */
export function lookClosely(): V8 {
  if (v8) return v8;
  v8 = require("node:v8") as V8;
  note({ k: "limit", heapLimit: v8.getHeapStatistics().heap_size_limit });
  startProfiler(v8);
  const { PerformanceObserver, performance } = require("node:perf_hooks") as typeof import("node:perf_hooks");
  origin = now() / 1000 - performance.now();
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) keepPause(entry.startTime, entry.duration);
  });
  observer.observe({ entryTypes: ["gc"] });
  return v8;
}

/** Heap of this isolate, in V8's own numbers. */
export function heapNow(): { used: number; total: number; external: number } {
  const { used_heap_size, total_heap_size, external_memory } = lookClosely().getHeapStatistics();
  return { used: used_heap_size, total: total_heap_size, external: external_memory };
}

/** Begins to read the heap of this isolate; `more` is called at each tick. */
export function watchHeap(more: () => void): void {
  readHeap();
  flush();
  setInterval(() => {
    readHeap();
    drainCollections();
    more();
    flush();
  }, TICK_MS).unref();
}

/**
 * `process.memoryUsage` opens a file of /proc and closes it by a function that aborts when the file got the number of a standard
 * stream: a program that has closed one of its own would die of it.
 */
function streamsAreOpen(): boolean {
  try {
    for (const descriptor of [0, 1, 2]) fstatSync(descriptor);
    return true;
  } catch {
    return false;
  }
}

function readHeap(): void {
  if (!streamsAreOpen()) {
    note({ k: "heap", t: now(), ...heapNow() });
    return;
  }
  const { heapUsed, heapTotal, external, arrayBuffers } = process.memoryUsage();
  note({ k: "heap", t: now(), used: heapUsed, total: heapTotal, external, buffers: arrayBuffers });
}

function startProfiler({ GCProfiler }: V8): void {
  profiler = new GCProfiler();
  profiler.start();
}

function keepPause(start: number, ms: number): void {
  count++;
  total += ms;
  if (ms >= LONG_PAUSE_MS) pauses.push([Math.round((origin + start) * 1000), Math.round(ms * 10) / 10]);
}

/** Tells what collections found since last time. The profiler sees those that ran while the event loop stood still. */
export function drainCollections(): void {
  const closely = lookClosely();
  const statistics = profiler?.stop()?.statistics ?? [];
  startProfiler(closely);
  const usedMax = statistics.reduce((most, { beforeGC }) => Math.max(most, beforeGC.heapStatistics.usedHeapSize), 0);
  if (count === 0 && usedMax === 0) return;
  note({ k: "gc", t: now(), pauses, count, ms: Math.round(total * 10) / 10, usedMax });
  pauses = [];
  count = 0;
  total = 0;
}
