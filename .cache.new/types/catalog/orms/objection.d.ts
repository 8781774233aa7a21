import type { Orm } from "../shape.ts";
/** Objection. Reads and bounds were run with 3.1.5 on PostgreSQL. */
export declare const objection: Orm;
