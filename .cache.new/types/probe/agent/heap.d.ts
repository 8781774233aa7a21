/** Between two readings of the heap, for programs that ask for no rows. */
export declare const TICK_MS = 250;
type V8 = typeof import("node:v8");
/**
 * Loads what looking closer needs: node:v8 and node:perf_hooks cost 5 ms in a program that has no streams. Called at the first query,
 * and for programs without one when they have lived for a moment.
 */
export declare function lookClosely(): V8;
/** Heap of this isolate, in V8's own numbers. */
export declare function heapNow(): {
    used: number;
    total: number;
    external: number;
};
/** Begins to read the heap of this isolate; `more` is called at each tick. */
export declare function watchHeap(more: () => void): void;
/** Tells what collections found since last time. The profiler sees those that ran while the event loop stood still. */
export declare function drainCollections(): void;
export {};
