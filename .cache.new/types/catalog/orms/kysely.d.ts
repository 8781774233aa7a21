import type { Orm } from "../shape.ts";
/** Kysely. Reads and bounds were run with 0.29.9 on PostgreSQL, MySQL and SQLite. */
export declare const kysely: Orm;
