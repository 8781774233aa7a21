import type { Builder, Orm, Read } from "../shape.ts";
import { ofRows } from "./comparisons.ts";

const docs = "https://kysely-org.github.io/kysely-apidoc/interfaces/SelectQueryBuilder.html";

const builder: Builder = {
  head: ["selectFrom"],
  words: ["executeTakeFirst", "executeTakeFirstOrThrow"],
  awaited: false,
  runs: ["execute", "executeTakeFirst", "executeTakeFirstOrThrow"],
  first: ["executeTakeFirst", "executeTakeFirstOrThrow"],
  never: ["as", "compile", "toOperationNode", "stream", "explain", "then", ...ofRows],
  aggregates: ["count", "countAll", "min", "max", "sum", "avg", "exists"],
  groups: ["groupBy", "distinct", "distinctOn"],
  hands: ["$if", "$call"],
  maybe: ["$if"],
  immutable: true,
  names: ["with", "withRecursive"],
};

const chain = {
  rows: "many",
  bound: [{ method: ["limit", "fetch", "top"], argument: 0 }],
  filter: [
    { method: ["where"], argument: 0, style: "comparison" },
    { method: ["whereRef"], argument: 0, style: "comparison", says: "other" },
  ],
  order: [{ method: ["orderBy"], argument: 0 }],
  columns: [{ method: ["select"], argument: 0 }],
  relations: [{ method: ["innerJoin", "leftJoin", "rightJoin", "fullJoin"], argument: 0 }],
  notABound: [{ place: { method: ["offset"] }, why: "`offset` alone leaves the rest unlimited", source: docs }],
} satisfies Partial<Read>;

/** Kysely. Reads and bounds were run with 0.29.9 on PostgreSQL, MySQL and SQLite. */
export const kysely: Orm = {
  id: "kysely",
  name: "Kysely",
  packages: ["kysely", "nestjs-kysely"],
  source: docs,
  values: {
    db: [
      { instanceOf: "Kysely" },
      { instanceOf: "Transaction" },
      { instanceOf: "ControlledTransaction" },
      { instanceOf: "QueryCreator" },
      { decorated: "InjectKysely" },
      ...["withSchema", "withPlugin", "withoutPlugins", "withTables", "with", "withRecursive"].map((method) => ({
        resultOf: `db.${method}`,
      })),
      { parameterOf: "runner.execute", index: 0 },
      // prisma-extension-kysely
      { anyMember: "$kysely" },
      // Nobody else has a method called `selectFrom`.
      { named: /^(?:.*\.)?(?:kysely|db|database|trx|tx|conn|connection|client)$/, confidence: 0.9 },
    ],
    // What hands a transaction or a connection to a callback.
    runner: [{ resultOf: "db.transaction" }, { resultOf: "db.connection" }, { resultOf: "runner.*" }],
    builder: [{ resultOf: "db.selectFrom" }, { resultOf: "builder.*" }],
    // The rows that a statement changed can be handed back, all of them.
    change: [{ resultOf: "db.updateTable" }, { resultOf: "db.deleteFrom" }, { resultOf: "change.*" }],
    statement: [{ resultOf: "sql" }, { resultOf: "sql.raw" }, { resultOf: "statement.*" }],
  },
  operators: { list: ["in"], equal: ["="], and: ["and"], or: ["or"], not: ["not"] },
  rowType: { argument: 0, tables: true },
  streams: [{ call: "builder.stream", of: "builder" }],
  statements: [
    ...["db"].flatMap((kind) =>
      "insertInto updateTable deleteFrom mergeInto".split(" ").map((method) => `${kind}.${method}`),
    ),
  ],
  reads: [
    { ...chain, call: "builder", builder, table: [{ of: "selectFrom", argument: 0 }] },
    {
      ...chain,
      call: "change",
      changes: true,
      builder: { ...builder, head: ["updateTable", "deleteFrom"], requires: ["returning", "returningAll"] },
      bound: [{ method: ["limit", "top"], argument: 0 }],
      notABound: [],
      table: [
        { of: "updateTable", argument: 0 },
        { of: "deleteFrom", argument: 0 },
      ],
    },
    {
      call: "statement",
      rows: "many",
      word: "`\\s*[.]execute\\b|\\bsql[.]raw\\b",
      builder: { head: [], awaited: false, runs: ["execute"], never: ["as", "compile", "$castTo"] },
      bound: [],
      table: [],
      sql: { method: ["", "raw"], argument: 0 },
    },
  ],
};
