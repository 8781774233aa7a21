import type { Builder, Orm } from "../shape.ts";
import { aggregates, ofRows, whereMethods, whereWords } from "./comparisons.ts";

const docs = "https://knexjs.org/guide/query-builder.html";

const runs = ["then", "catch", "finally", "asCallback"];

const builder: Builder = {
  head: ["select", "pluck", "distinct", "distinctOn", "columns", "column", "returning"],
  words: [...whereWords, "from", "table", "limit"],
  runs,
  one: ["first"],
  never: [
    ...["as", "toSQL", "toQuery", "toString", "toNative", "stream", "pipe", "columnInfo"],
    ...["insert", "upsert", "truncate", ...ofRows],
  ],
  aggregates,
  groups: ["groupBy", "groupByRaw", "distinct", "distinctOn"],
  changes: ["update", "delete", "del", "increment", "decrement"],
  returning: ["returning"],
  hands: ["modify"],
  copies: ["clone"],
  names: ["with", "withRecursive", "withMaterialized", "withNotMaterialized"],
};

/** Knex. Reads and bounds were run with 3.3.0 on PostgreSQL, MySQL and SQLite. */
export const knex: Orm = {
  id: "knex",
  name: "Knex",
  packages: ["knex", "nestjs-knex"],
  source: docs,
  connections: ["default", "knex", "="].map((on) => ({
    on,
    most: ["0.pool.max"],
    default: 10,
    never: [{ at: "0.client", is: /sqlite/ }],
    source: "https://knexjs.org/guide/#pool",
  })),
  values: {
    db: [
      // `import knex from "knex"`, `require("knex")`, `import * as knex from "knex"`
      { resultOf: "default" },
      { resultOf: "knex" },
      { resultOf: "*" },
      { instanceOf: "Knex" },
      { instanceOf: "default" },
      { instanceOf: "Knex.Transaction" },
      { instanceOf: "default.Transaction" },
      { instanceOf: "Transaction" },
      { decorated: "InjectConnection" },
      { decorated: "InjectKnex" },
      { decorated: "InjectModel" },
      { parameterOf: "db.transaction", index: 0 },
      { resultOf: "db.transaction" },
      { resultOf: "db.withUserParams" },
      { named: /^(?:.*\.)?(?:knex|db|database|trx|tx)$/, confidence: 0.85 },
    ],
    // What an application adds to Knex hands out other connections: `db.replica()("orders")`.
    other: [{ resultOf: "db.*" }],
    // A statement that has no table yet.
    open: [
      ...["select", "distinct", "distinctOn", "pluck", "columns", "column", "first", "withSchema", "queryBuilder"],
      ...["with", "withRecursive", "withMaterialized", "withNotMaterialized", "where", ...aggregates],
    ]
      .flatMap((method): { resultOf: string }[] => [{ resultOf: `db.${method}` }, { resultOf: `other.${method}` }])
      .concat({ resultOf: "open.*" }),
    builder: [
      { resultOf: "db" },
      { resultOf: "other" },
      ...["db", "other", "open"].flatMap((kind) =>
        ["from", "table", "into"].map((method) => ({ resultOf: `${kind}.${method}` })),
      ),
      { resultOf: "builder.*" },
    ],
    raw: [{ resultOf: "db.raw" }, { resultOf: "raw.*" }],
  },
  operators: { list: ["in"], equal: ["="], and: ["and"], or: ["or"], not: ["not"] },
  rowType: { argument: 0 },
  streams: [
    {
      call: "builder.stream",
      of: "builder",
      buffers: {
        driver: {
          option: "client",
          is: /^(?:better-sqlite3|sqlite3?)$/,
          packages: ["better-sqlite3", "sqlite3"],
          others: ["pg", "mysql", "mysql2", "tedious", "oracledb"],
        },
        why: "over SQLite Knex reads all rows, and writes them into the stream then (411 MB for 200,000 rows, 283 as an array)",
        instead: "by hand, `iterate()` of better-sqlite3's own statement gives one row after another",
        source: "https://github.com/knex/knex/blob/master/lib/dialects/sqlite3/index.js",
      },
    },
  ],
  statements: [
    ...["builder"].flatMap((kind) =>
      "insert update del delete increment decrement count first".split(" ").map((method) => `${kind}.${method}`),
    ),
  ],
  reads: [
    {
      call: "builder",
      rows: "many",
      builder,
      // `await knex("orders")` calls no method at all.
      word: "\\b(?:knex|db|database|trx|tx)(?:<[^<>()]*>)?\\(\\s*[\"'`]",
      bound: [{ method: ["limit"], argument: 0 }],
      filter: whereMethods,
      order: [{ method: ["orderBy"], argument: 0 }],
      columns: [{ method: ["select", "columns", "column"], argument: 0 }],
      relations: [{ method: ["join", "innerJoin", "leftJoin", "rightJoin", "fullOuterJoin"], argument: 0 }],
      table: [{ made: 0 }],
      notABound: [
        { place: { method: ["offset"] }, why: "`offset` alone leaves the rest unlimited", source: docs },
        {
          place: { method: ["limit"] },
          why: "`limit(undefined)` sends no LIMIT",
          source: "https://github.com/knex/knex/blob/master/lib/query/querybuilder.js",
        },
      ],
    },
    {
      call: "raw",
      rows: "many",
      builder: { head: ["raw"], runs, never: ["toSQL", "toQuery", "toString", "wrap", "stream", "pipe", ...ofRows] },
      bound: [],
      table: [],
      sql: { method: ["raw"], argument: 0 },
    },
  ],
};
