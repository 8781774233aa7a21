import type { Orm } from "../shape.ts";
/** Prisma Client. Reads and bounds were run against PostgreSQL with Prisma 7.10. */
export declare const prisma: Orm;
