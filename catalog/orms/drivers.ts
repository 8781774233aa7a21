import type { Orm, Read, Recogniser } from "../shape.ts";

const none = { list: [], equal: [], and: [], or: [] };

/** A value of a class, by its name and as a member of the package's default export. */
const instances = (...names: string[]): Recogniser[] =>
  names.flatMap((name) => [{ instanceOf: name }, { instanceOf: `default.${name}` }]);

const results = (...names: string[]): Recogniser[] =>
  names.flatMap((name) => [{ resultOf: name }, { resultOf: `default.${name}` }]);

/** A read whose argument is the statement, as text or in an object. */
const statement = (call: string, key: string, more: Partial<Read> = {}): Read => ({
  call,
  rows: "many",
  bound: [],
  table: [],
  sql: [{ argument: 0 }, { argument: 0, key }],
  ...more,
});

/** node-postgres and the drivers that are made after it. What is sent and held was looked at with pg 8.22. */
export const pg: Orm = {
  id: "pg",
  name: "pg",
  packages: ["pg", "pg-pool", "@neondatabase/serverless", "@vercel/postgres"],
  source: "https://node-postgres.com/apis/client",
  connections: ["new Pool", "new default.Pool", "new native.Pool"].map((on) => ({
    on,
    most: ["0.max"],
    default: 10,
    source: "https://node-postgres.com/apis/pool",
  })),
  values: {
    pool: [
      ...instances("Pool", "native.Pool"),
      { instanceOf: "default", from: ["pg-pool"] },
      ...results("createPool"),
      { exported: "db", from: ["@vercel/postgres"] },
      { named: /^(?:.*\.)?(?:pgPool|pool)$/, confidence: 0.85 },
    ],
    client: [
      ...instances("Client", "PoolClient", "ClientBase", "native.Client"),
      { resultOf: "pool.connect" },
      { named: /^(?:.*\.)?(?:pgClient|pg)$/, confidence: 0.85 },
    ],
  },
  operators: none,
  rowType: { argument: 0 },
  reads: [statement("pool.query", "text"), statement("client.query", "text")],
};

/** Rows come with their fields, as a pair; a statement that is not awaited can be streamed. */
const mysqlRows: Partial<Read> = { streamedBy: ["stream", "on"], pair: true };

/** mysql2 with callbacks and promises, and mysql before it. */
export const mysql2: Orm = {
  id: "mysql2",
  name: "mysql2",
  packages: ["mysql2", "mysql2/promise", "mysql", "promise-mysql"],
  source: "https://sidorares.github.io/node-mysql2/docs",
  connections: ["createPool", "default.createPool"].map((on) => ({
    on,
    most: ["0.connectionLimit"],
    default: 10,
    source: "https://sidorares.github.io/node-mysql2/docs#using-connection-pools",
  })),
  values: {
    pool: [...instances("Pool"), ...results("createPool", "createPoolCluster"), { resultOf: "pool.promise" }],
    connection: [
      ...instances("Connection", "PoolConnection"),
      ...results("createConnection"),
      { resultOf: "pool.getConnection" },
      { resultOf: "connection.promise" },
      { parameterOf: "pool.getConnection", index: 1 },
    ],
  },
  operators: none,
  rowType: { argument: 0 },
  streams: ["pool.query", "pool.execute", "connection.query", "connection.execute"].map((of) => ({
    call: `${of}().stream`,
    of,
  })),
  reads: ["pool.query", "pool.execute", "connection.query", "connection.execute"].map((call) =>
    statement(call, "sql", mysqlRows),
  ),
};

/** MariaDB Connector/Node.js. */
export const mariadb: Orm = {
  id: "mariadb",
  name: "mariadb",
  packages: ["mariadb", "mariadb/callback"],
  source: "https://mariadb.com/docs/connectors/mariadb-connector-nodejs/connector-nodejs-promise-api",
  connections: ["createPool", "default.createPool"].map((on) => ({
    on,
    most: ["0.connectionLimit"],
    default: 10,
    source: "https://mariadb.com/docs/connectors/mariadb-connector-nodejs/connector-nodejs-promise-api#pool-options",
  })),
  values: {
    pool: [...instances("Pool"), ...results("createPool"), ...instances("PoolCluster")],
    connection: [
      ...instances("Connection", "PoolConnection"),
      ...results("createConnection"),
      { resultOf: "pool.getConnection" },
    ],
  },
  operators: none,
  rowType: { argument: 0 },
  reads: ["pool.query", "pool.execute", "connection.query", "connection.execute"].map((call) =>
    statement(call, "sql", { streamedBy: ["stream", "on"] }),
  ),
};

/** A statement that was prepared before, wherever it is kept. */
const prepared = (method: string[]): Read[] => {
  const sql = [{ method, argument: 0 }];
  // `all` is also a method of Promise; a file with one of these has prepared something, or has a statement handed over.
  const all: Read = { call: "statement.all", rows: "many", bound: [], table: [], sql };
  return [
    { ...all, word: "(?<!\\bPromise)[.]all\\b" },
    { ...all, call: "statement.iterate", iterator: true },
  ];
};

const chained: Recogniser[] = ["pluck", "raw", "expand", "bind", "safeIntegers"].map((method) => ({
  resultOf: `statement.${method}`,
}));

/** better-sqlite3, and the databases that have its interface. */
export const betterSqlite3: Orm = {
  id: "better-sqlite3",
  name: "better-sqlite3",
  blocking: true,
  packages: ["better-sqlite3", "better-sqlite3-multiple-ciphers", "libsql", "bun:sqlite"],
  source: "https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md",
  values: {
    db: [{ instanceOf: "default" }, ...instances("Database")],
    statement: [
      ...instances("Statement"),
      { resultOf: "db.prepare" },
      { resultOf: "db.query" },
      ...chained,
      { parameterOf: "db.prepare" },
    ],
  },
  operators: none,
  rowType: { argument: 1, of: "prepare" },
  streams: [{ call: "statement.iterate", of: "statement.iterate" }],
  reads: prepared(["prepare", "query"]),
};

/** SQLite as Node.js brings it. */
export const nodeSqlite: Orm = {
  id: "node-sqlite",
  name: "node:sqlite",
  blocking: true,
  packages: ["node:sqlite"],
  source: "https://nodejs.org/api/sqlite.html",
  values: {
    db: instances("DatabaseSync"),
    statement: [...instances("StatementSync"), { resultOf: "db.prepare" }],
  },
  operators: none,
  streams: [{ call: "statement.iterate", of: "statement.iterate" }],
  reads: prepared(["prepare"]),
};

/** sqlite3 with callbacks, and `sqlite`, which promises what it does. */
export const sqlite3: Orm = {
  id: "sqlite3",
  name: "sqlite3",
  packages: ["sqlite3", "sqlite"],
  source: "https://github.com/TryGhost/node-sqlite3/wiki/API",
  values: {
    db: [...instances("Database"), ...results("open"), { instanceOf: "default.cached.Database" }],
  },
  operators: none,
  reads: [
    { call: "db.all", rows: "many", bound: [], table: [], sql: { argument: 0 }, word: "(?<!\\bPromise)[.]all\\b" },
  ],
};

/** Statements as tagged templates: Postgres.js, and the functions that Neon and Vercel make. */
export const postgresJs: Orm = {
  id: "postgres",
  name: "Postgres.js",
  packages: ["postgres", "@neondatabase/serverless", "@vercel/postgres"],
  source: "https://github.com/porsager/postgres#queries",
  connections: ["default", "postgres"].map((on) => ({
    on,
    most: ["last.max"],
    default: 10,
    source: "https://github.com/porsager/postgres#all-postgres-options",
  })),
  values: {
    sql: [
      { resultOf: "default" },
      { resultOf: "postgres" },
      { resultOf: "neon" },
      { exported: "sql", from: ["@vercel/postgres"] },
      { instanceOf: "Sql" },
      { instanceOf: "default.Sql" },
      { instanceOf: "TransactionSql" },
      { instanceOf: "default.TransactionSql" },
      { parameterOf: "sql.begin", index: 0 },
      { parameterOf: "sql.savepoint", index: 0 },
      { resultOf: "sql.reserve" },
    ],
  },
  operators: none,
  rowType: { argument: 0 },
  reads: [
    {
      call: "sql",
      rows: "many",
      bound: [],
      table: [],
      sql: { argument: 0 },
      lazy: true,
      streamedBy: ["cursor", "forEach", "stream"],
      word: "`\\s*(?:select|SELECT|with|WITH)\\b",
    },
    { call: "sql.unsafe", rows: "many", bound: [], table: [], sql: { argument: 0 }, streamedBy: ["cursor", "forEach"] },
    { call: "sql.query", rows: "many", bound: [], table: [], sql: { argument: 0 } },
  ],
};

const pgPromiseDocs = "https://vitaly-t.github.io/pg-promise/Database.html";

/** pg-promise: a method for each number of rows that is expected; its tasks and transactions have the same. */
export const pgPromise: Orm = {
  id: "pg-promise",
  name: "pg-promise",
  packages: ["pg-promise"],
  source: pgPromiseDocs,
  values: {
    main: [...results("default", "="), { resultOf: "*" }, ...instances("IMain")],
    db: [
      { resultOf: "main" },
      ...instances("IDatabase", "IBaseProtocol", "ITask"),
      { parameterOf: "db.task" },
      { parameterOf: "db.taskIf" },
      { parameterOf: "db.tx" },
      { parameterOf: "db.txIf" },
    ],
  },
  operators: none,
  rowType: { argument: 0 },
  reads: [
    ...["any", "many", "manyOrNone", "query"].map((method) => statement(`db.${method}`, "text")),
    // Names that any list has: only where a statement follows.
    ...["map", "each"].map((method) => statement(`db.${method}`, "text", { word: `[.]${method}\\(\\s*["'\`]` })),
  ],
};
