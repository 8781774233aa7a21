import type { Orm } from "../shape.ts";
/** Knex. Reads and bounds were run with 3.3.0 on PostgreSQL, MySQL and SQLite. */
export declare const knex: Orm;
