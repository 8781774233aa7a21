import type { Pool } from "../shape.ts";
/** threads.js. A worker's file counts from the caller's folder; one task at a time in each thread (measured in 1.7.0). */
export declare const threadsJs: Pool;
