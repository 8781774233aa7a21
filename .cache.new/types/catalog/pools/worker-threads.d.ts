import type { Pool } from "../shape.ts";
/** Node's own threads: a file is named, and `parentPort` listens in it. */
export declare const workerThreads: Pool;
