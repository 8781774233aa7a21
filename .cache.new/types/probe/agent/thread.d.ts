/** Thread id of this isolate, 0 for the main thread. */
export declare const threadId: number;
/** `resourceLimits.maxOldGenerationSizeMb` of a worker that was given one. */
export declare const workerLimitMb: number | null;
