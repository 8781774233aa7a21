import type { Orm, Read } from "../shape.ts";

const docs = "https://orm.drizzle.team/docs/select";
const queryDocs = "https://orm.drizzle.team/docs/rqb";

/** Drizzle ORM. Reads and bounds were run with 0.45.4 on PostgreSQL, MySQL and SQLite. */
export const drizzle: Orm = {
  id: "drizzle",
  name: "Drizzle",
  packages: ["drizzle-orm", "drizzle-orm/*"],
  source: docs,
  values: {
    db: [
      { resultOf: "drizzle" },
      ...[
        "NodePgDatabase",
        "PostgresJsDatabase",
        "PgDatabase",
        "NeonHttpDatabase",
        "NeonDatabase",
        "MySql2Database",
        "MySqlDatabase",
        "BetterSQLite3Database",
        "LibSQLDatabase",
        "BaseSQLiteDatabase",
        "DrizzleD1Database",
        "PgTransaction",
        "MySqlTransaction",
        "SQLiteTransaction",
      ].map((instanceOf) => ({ instanceOf })),
      { parameterOf: "db.transaction", index: 0 },
      { resultOf: "db.$with" },
      { resultOf: "db.with" },
      { named: /^(?:.*\.)?(?:db|database|drizzle|trx|tx)$/, confidence: 0.85 },
    ],
    table: [{ member: "db.query.*" }],
    builder: [
      { resultOf: "db.select" },
      { resultOf: "db.selectDistinct" },
      { resultOf: "db.selectDistinctOn" },
      { resultOf: "builder.*" },
    ],
    // The rows that a statement changed can be handed back, all of them.
    change: [{ resultOf: "db.update" }, { resultOf: "db.delete" }, { resultOf: "change.*" }],
  },
  operators: { list: ["inArray"], equal: ["eq"], and: ["and"], or: ["or"], not: ["not"] },
  streams: [
    {
      call: "builder.iterator",
      of: "builder",
      buffers: {
        why: "Drizzle's iterator keeps each row that it has handed out until it ends (362 MB for 200,000 rows, 334 as an array)",
        instead: "by hand, read in pages by the primary key, or take the driver's own `stream()`",
        source: "https://github.com/drizzle-team/drizzle-orm/blob/main/drizzle-orm/src/mysql2/session.ts",
      },
    },
  ],
  statements: [
    ...["db"].flatMap((kind) => "insert update delete $count".split(" ").map((method) => `${kind}.${method}`)),
  ],
  reads: [
    {
      call: "builder",
      rows: "many",
      builder: {
        head: ["select", "selectDistinct", "selectDistinctOn"],
        requires: ["from"],
        runs: ["execute", "all", "values", "then"],
        one: ["get"],
        aggregates: ["count", "countDistinct", "sum", "sumDistinct", "avg", "avgDistinct", "min", "max"],
        groups: ["groupBy", "selectDistinct", "selectDistinctOn"],
        never: ["as", "toSQL", "getSQL", "prepare", "iterator", "getSelectedFields"],
      },
      bound: [{ method: ["limit"], argument: 0 }],
      filter: [{ method: ["where"], argument: 0, style: "operators" }],
      order: [{ method: ["orderBy"], argument: 0 }],
      columns: [{ method: ["select", "selectDistinct"], argument: 0 }],
      relations: [{ method: ["leftJoin", "innerJoin", "fullJoin", "rightJoin"], argument: 0 }],
      table: [{ of: "from", argument: 0 }],
      notABound: [{ place: { method: ["offset"] }, why: "`offset` alone leaves the rest unlimited", source: docs }],
    },
    {
      call: "table.findMany",
      rows: "many",
      bound: [{ argument: 0, key: "limit" }],
      filter: [{ argument: 0, key: "where", style: "operators" }],
      order: [{ argument: 0, key: "orderBy" }],
      columns: [{ argument: 0, key: "columns" }],
      relations: [{ argument: 0, key: "with" }],
      brings: [
        {
          written: "object",
          place: { argument: 0, key: "with" },
          inner: ["with"],
          limits: ["limit", "where"],
          instead: "by hand, read the inner relation in pages of its own, or give both a `limit`",
          source: queryDocs,
        },
      ],
      table: ["member"],
      notABound: [
        { place: { argument: 0, key: "offset" }, why: "`offset` alone leaves the rest unlimited", source: queryDocs },
      ],
    },
    { call: "table.findFirst", rows: "one", bound: [], table: ["member"] },
    {
      call: "change.returning",
      rows: "many",
      changes: true,
      bound: [{ method: ["limit"], argument: 0 }],
      filter: [{ method: ["where"], argument: 0, style: "operators" }],
      table: [
        { of: "update", argument: 0 },
        { of: "delete", argument: 0 },
      ],
    },
    { call: "db.execute", rows: "many", bound: [], table: [], sql: { argument: 0 } },
    // `all` is also a method of Promise.
    ...["all", "values"].map(
      (method): Read => ({
        call: `db.${method}`,
        rows: "many",
        bound: [],
        table: [],
        sql: { argument: 0 },
        word: `[.]${method}\\(\\s*(?:sql\\b|["'\`])`,
      }),
    ),
  ],
};
