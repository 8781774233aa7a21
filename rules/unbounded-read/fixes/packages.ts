/** Packages whose presence decides what a rewrite may use; only these are carried with a finding. */
export const askedPackages: ReadonlySet<string> = new Set([
  // Drivers below an ORM: which of them there is decides whether its stream lets rows go.
  "pg",
  "postgres",
  "mysql",
  "mysql2",
  "mariadb",
  "better-sqlite3",
  "sqlite3",
  "sqlite",
  "sql.js",
  "libsql",
  "@libsql/client",
  "tedious",
  "mssql",
  "oracledb",
  // What streams need on PostgreSQL.
  "pg-query-stream",
  "pg-cursor",
  // What limits how much runs at once.
  "p-limit",
  "p-map",
]);
