import type { AllocationLine } from "./agent/records.ts";

/** What was left when the program's Python had ended, read from inside: of its own process, or of all that told where that one did not. */
export interface AliveAtEnd {
  /** Resident size when the first query began. */
  firstRss: number | null;
  /** Resident size at the end, before anything was collected. */
  rss: number | null;
  /** The same after a garbage collection. */
  collectedRss: number | null;
  /** And after `malloc_trim(0)`, by which glibc gives back what it keeps. */
  trimmedRss: number | null;
  /** Pieces of memory that Python's allocator had given out since the first query; `null` where it does not count them. */
  blocks: number | null;
  /** By class, the most first; a model of which nothing is left has 0. */
  objects: { type: string; count: number; garbage: number }[];
}

/** What `tracemalloc` knew at a moment. */
export interface AllocationsMeasurement {
  t: number;
  /** Traced at that moment. */
  bytes: number;
  /** The most that was traced at any moment. */
  most: number;
  /** What the tracing itself needed. */
  cost: number;
  /** The greatest first; `null` where listing them would have needed more memory than there was. */
  lines: AllocationLine[] | null;
}

/** Where memory was allocated: when most of what was traced was there, as far as was looked, and when the program had ended. */
export interface Allocations {
  nearPeak: AllocationsMeasurement | null;
  atEnd: AllocationsMeasurement | null;
}
