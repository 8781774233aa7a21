import type { Orm } from "../../shape.ts";
/**
 * Drivers of the DB API: `fetchall()` builds a list of all rows. Measured with sqlite3, PyMySQL 1.0.2 and psycopg2 2.9.5: ten threads
 * with 100,000 rows each took 356 MB.
 */
export declare const dbapi: Orm;
/** pandas reads a whole result into a frame, unless it is told to read in chunks. As documented for 2; not run. */
export declare const pandas: Orm;
