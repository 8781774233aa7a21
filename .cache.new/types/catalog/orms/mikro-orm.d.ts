import type { Orm } from "../shape.ts";
/** MikroORM 5 to 7. Reads and bounds were run against PostgreSQL with 7.0. */
export declare const mikroOrm: Orm;
