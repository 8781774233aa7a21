import type { Orm } from "../shape.ts";
/** Drizzle ORM. Reads and bounds were run with 0.45.4 on PostgreSQL, MySQL and SQLite. */
export declare const drizzle: Orm;
