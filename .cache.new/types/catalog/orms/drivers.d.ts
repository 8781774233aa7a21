import type { Orm } from "../shape.ts";
/** node-postgres and the drivers that are made after it. What is sent and held was looked at with pg 8.22. */
export declare const pg: Orm;
/** mysql2 with callbacks and promises, and mysql before it. */
export declare const mysql2: Orm;
/** MariaDB Connector/Node.js. */
export declare const mariadb: Orm;
/** better-sqlite3, and the databases that have its interface. */
export declare const betterSqlite3: Orm;
/** SQLite as Node.js brings it. */
export declare const nodeSqlite: Orm;
/** sqlite3 with callbacks, and `sqlite`, which promises what it does. */
export declare const sqlite3: Orm;
/** Statements as tagged templates: Postgres.js, and the functions that Neon and Vercel make. */
export declare const postgresJs: Orm;
/** pg-promise: a method for each number of rows that is expected; its tasks and transactions have the same. */
export declare const pgPromise: Orm;
