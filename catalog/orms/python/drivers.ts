import type { Orm } from "../../shape.ts";

const docs = "https://peps.python.org/pep-0249/#fetchall";
const pandasDocs = "https://pandas.pydata.org/docs/reference/api/pandas.read_sql.html";

/**
 * Drivers of the DB API: `fetchall()` builds a list of all rows. Measured with sqlite3, PyMySQL 1.0.2 and psycopg2 2.9.5: ten threads
 * with 100,000 rows each took 356 MB.
 */
export const dbapi: Orm = {
  id: "dbapi",
  name: "the DB API",
  language: "python",
  packages: [
    ...["py:sqlite3", "py:pymysql", "py:pymysql.*", "py:MySQLdb", "py:MySQLdb.*", "py:mysql.connector", "py:mariadb"],
    ...["py:psycopg2", "py:psycopg2.*", "py:psycopg", "py:psycopg.*", "py:oracledb", "py:cx_Oracle", "py:pyodbc"],
    ...["py:pymssql", "py:snowflake.connector", "py:aiosqlite"],
  ],
  source: docs,
  values: {
    connection: [
      { resultOf: "connect" },
      { resultOf: "connector.connect" },
      { instanceOf: "Connection" },
      { instanceOf: "pool.ThreadedConnectionPool" },
      { named: /^(?:.*\.)?(?:conn|connection|cn|db_conn)$/, confidence: 0.85 },
    ],
    cursor: [
      { resultOf: "connection.cursor" },
      { resultOf: "connection.execute" },
      { resultOf: "cursor.*" },
      { instanceOf: "Cursor" },
      { named: /^(?:.*\.)?(?:cursor|cur|curs)$/, confidence: 0.85 },
    ],
  },
  operators: { list: [], equal: [], and: [], or: [] },
  reads: [
    {
      call: "cursor.fetchall",
      rows: "many",
      bound: [],
      table: [],
      sql: { method: ["execute"], argument: 0 },
    },
  ],
  streams: [
    {
      call: "cursor.fetchmany",
      of: "cursor.fetchall",
      buffers: {
        driver: {
          said: /^\s*(?:import|from)\s+(?:pymysql|MySQLdb|psycopg2?)\b/m,
          neither:
            /\bSS(?:Dict)?Cursor\b|\bServerCursor\b|\bitersize\b|^\s*(?:import|from)\s+(?:sqlite3|oracledb|cx_Oracle|pyodbc|snowflake|mysql)\b/m,
        },
        // A cursor with a name is the server's.
        unlessGiven: [{ method: ["cursor"], argument: 0 }],
        partly: true,
        why: "the driver has fetched every row at `execute` (100,000 rows: 36 MB with PyMySQL)",
        instead:
          "by hand, a cursor that the server holds: a name for psycopg2's, `SSCursor` for PyMySQL's and mysqlclient's",
        source: "https://www.psycopg.org/docs/usage.html#server-side-cursors",
      },
    },
  ],
};

/** pandas reads a whole result into a frame, unless it is told to read in chunks. As documented for 2; not run. */
export const pandas: Orm = {
  id: "pandas",
  name: "pandas",
  language: "python",
  packages: ["py:pandas", "py:pandas.*"],
  source: pandasDocs,
  values: { pandas: [{ exported: "*" }] },
  operators: { list: [], equal: [], and: [], or: [] },
  reads: ["read_sql", "read_sql_query", "read_sql_table"].map((call) => ({
    call,
    rows: "many" as const,
    word: `\\b${call}\\(`,
    bound: [{ keyword: "chunksize" }],
    table: call === "read_sql_table" ? [{ argument: 0 }] : [],
    ...(call === "read_sql_table" ? {} : { sql: { argument: 0 } }),
  })),
};
