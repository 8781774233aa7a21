import type { Pool } from "../shape.ts";
/** Bree starts a worker thread for each job's file, in `root` (by default `jobs` in the working directory, read in 9.2.9). */
export declare const bree: Pool;
