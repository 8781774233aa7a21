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
]);

/** Packages that limit how much runs at once, with the last of their major versions that CommonJS can `require`. */
export const limiters = [
  { name: "p-limit", lastCommonJs: 3 },
  { name: "p-map", lastCommonJs: 4 },
] as const;
