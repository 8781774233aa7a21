/** Which drivers let rows go while they are streamed: told by the packages that the project names. */
import type { ReadFacts } from "../../../finding.ts";
import type { Reason } from "./reading.ts";

type Through = "knex" | "kysely" | "typeorm";

/** Drivers whose rows a library's stream keeps all the same, or that it can't stream. */
const keeping: Readonly<Record<Through, readonly string[]>> = {
  // Measured: 411 MB for the stream on better-sqlite3, 283 MB for the plain read.
  knex: ["better-sqlite3", "sqlite3", "tedious", "mssql", "oracledb"],
  kysely: ["tedious", "sqlite3", "libsql", "@libsql/client"],
  typeorm: ["better-sqlite3", "sqlite3", "sql.js", "tedious", "mssql", "oracledb", "mysql"],
};

const streaming: readonly string[] = ["pg", "mysql2", "mysql", "better-sqlite3"];

/** What each needs beside the driver on PostgreSQL. */
const needs: Readonly<Record<Through, string>> = {
  knex: "pg-query-stream",
  kysely: "pg-cursor",
  typeorm: "pg-query-stream",
};

/** Why a stream through a library would keep all rows, or could not be opened; null where it lets them go. */
export function streamable({ packages = [] }: ReadFacts, through: Through): Reason | null {
  const has = (name: string): boolean => packages.includes(name);
  const kept = keeping[through].find(has);
  if (kept) return { reason: `a stream over ${kept} keeps all rows` };
  if (!streaming.some((one) => has(one) && !keeping[through].includes(one)))
    return { reason: "no driver that can stream is among the project's dependencies" };
  if (has("pg") && !has(needs[through])) return { reason: `a stream over pg needs the package ${needs[through]}` };
  return null;
}
