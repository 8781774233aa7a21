import type { Orm } from "../../shape.ts";
/** Peewee. What loads all rows was measured with 3.14.10 on SQLite. */
export declare const peewee: Orm;
