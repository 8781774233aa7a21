/** Knex on pg, mysql2 and better-sqlite3. */
import type { Target } from "./target.ts";
export declare const targets: Target[];
