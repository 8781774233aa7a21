import type { Pool } from "../shape.ts";
/** Graphile Worker: tasks by name, a folder of them, or functions that are typed as tasks. Defaults read in 0.17.3. */
export declare const graphileWorker: Pool;
