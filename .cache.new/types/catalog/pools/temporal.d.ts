import type { Pool } from "../shape.ts";
/** Temporal's activities: a hundred at once in each worker where nothing is said (read in @temporalio/worker 1.24.0). */
export declare const temporal: Pool;
