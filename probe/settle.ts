import type { SampleRecord } from "./measurement.ts";

/**
 * Node keeps the heaps of ended workers for about 8 s (V8's gc-memory-reducer-start-delay-ms; measured on 24.21: 690 MB for 7
 * to 8 s, then 202 MB), so a level seen earlier would be called a leak falsely.
 */
const SETTLE_MS = 10_000;

/** How the level after the work was found, or why there is none. */
export interface Settling {
  settled: boolean;
  /** From the last end of a thread or process to the end of the run; `null` when none ended after the peak. */
  waitedMs: number | null;
  afterRss: number | null;
}

/** Threads and processes together: what a worker's end makes smaller, be it a thread or a process. */
const crew = (sample: SampleRecord) => (sample.threads ?? 0) + Object.keys(sample.processes).length;

/**
 * Looks for the level that is left when the work is done. Without an agent inside the program its workers' end shows only as
 * threads or processes that went away after the peak; the level counts once nothing has changed for 10 s.
 */
export function settling(samples: readonly SampleRecord[], peakAt: number, end: number): Settling {
  let lastEnd: number | null = null;
  let lastChange = 0;
  for (let index = 1; index < samples.length; index++) {
    const change = crew(samples[index]!) - crew(samples[index - 1]!);
    if (change !== 0) lastChange = samples[index]!.t;
    if (change < 0 && samples[index]!.t >= peakAt) lastEnd = samples[index]!.t;
  }
  if (lastEnd === null) return { settled: false, waitedMs: null, afterRss: null };
  const waitedMs = Math.max(0, end - lastEnd);
  if (end - lastChange < SETTLE_MS) return { settled: false, waitedMs, afterRss: null };
  const last = samples.filter(({ t }) => t >= end - 1000).map(({ tree }) => tree);
  const sorted = last.toSorted((a, b) => a - b);
  return { settled: true, waitedMs, afterRss: sorted[Math.floor(sorted.length / 2)] ?? null };
}
