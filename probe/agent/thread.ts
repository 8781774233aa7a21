const inWorker = (process.chdir as { disabled?: boolean }).disabled === true;

/*
 * Loading node:worker_threads takes 3 ms, which a program without workers need not pay: in a worker Node has put a function that is
 * marked as disabled in the place of `process.chdir`, and there the module is loaded anyway.
 */
const threads = inWorker ? (require("node:worker_threads") as typeof import("node:worker_threads")) : null;

/** Thread id of this isolate, 0 for the main thread. */
export const threadId: number = threads?.threadId ?? 0;

/** `resourceLimits.maxOldGenerationSizeMb` of a worker that was given one. */
export const workerLimitMb: number | null = threads?.resourceLimits.maxOldGenerationSizeMb ?? null;
