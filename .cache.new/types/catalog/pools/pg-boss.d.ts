import type { Pool } from "../shape.ts";
/**
 * pg-boss. Since 10 a handler gets a list of jobs; how many run at once is `localConcurrency` since 12 and was
 * `teamConcurrency` up to 9 (read in 10.4.2 and 12.38.0).
 */
export declare const pgBoss: Pool;
