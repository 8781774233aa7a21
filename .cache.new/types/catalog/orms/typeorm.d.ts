import type { Orm } from "../shape.ts";
/** TypeORM 0.3 and 1.x. Reads and bounds were run against PostgreSQL with 0.3.31 and 1.1.1. */
export declare const typeorm: Orm;
