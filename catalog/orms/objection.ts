import type { Builder, Orm, Read } from "../shape.ts";
import { aggregates, ofRows, whereMethods, whereWords } from "./comparisons.ts";

const docs = "https://vincit.github.io/objection.js/api/query-builder/";
const findDocs = "https://vincit.github.io/objection.js/api/query-builder/find-methods.html";

const builder: Builder = {
  head: ["query", "relatedQuery", "$relatedQuery"],
  words: [...whereWords, "withGraphFetched"],
  runs: ["then", "catch", "finally", "execute"],
  one: [
    ...["findById", "findByIds", "resultSize", "deleteById", "patchAndFetchById", "updateAndFetchById"],
    ...["patchAndFetch", "updateAndFetch"],
  ],
  first: ["first", "findOne"],
  never: [
    ...["as", "toKnexQuery", "toString", "toFindQuery", "insert", "insertAndFetch", "insertGraph"],
    ...["insertGraphAndFetch", "upsertGraph", "upsertGraphAndFetch", "relate", "unrelate", "truncate", "columnInfo"],
    ...ofRows,
  ],
  aggregates,
  groups: ["groupBy", "groupByRaw", "distinct", "distinctOn"],
  // Objection's own extension point is a builder with methods of one's own.
  changing: /^(?:hard|soft|force|bulk)?(?:delete(?!d)|destroy|remove|restore|insert|upsert|update|patch|change|move)/i,
  changes: ["patch", "update", "delete", "del", "increment", "decrement"],
  returning: ["returning"],
  hands: ["modify", "onBuild"],
  copies: ["clone"],
  names: ["with", "withRecursive"],
};

const chain = {
  rows: "many",
  builder,
  bound: [
    { method: ["limit"], argument: 0 },
    { method: ["page", "range"], argument: 1 },
  ],
  filter: [...whereMethods, { method: ["findOne"], argument: 0, style: "comparison" }],
  order: [{ method: ["orderBy"], argument: 0 }],
  columns: [{ method: ["select", "column", "columns"], argument: 0 }],
  brings: [
    {
      written: "expression",
      place: { method: ["withGraphJoined"], argument: 0 },
      joined: true,
      instead: "by hand, `withGraphFetched` reads each relation in a statement of its own",
      source: "https://vincit.github.io/objection.js/api/query-builder/eager-methods.html",
    },
  ],
  relations: [{ method: ["withGraphFetched", "withGraphJoined", "joinRelated"], argument: 0 }],
  table: [{ static: "tableName" }, "class", { of: "from", argument: 0 }],
  notABound: [
    { place: { method: ["offset"] }, why: "`offset` alone leaves the rest unlimited", source: docs },
    { place: { method: ["first"] }, why: "`first` sends no LIMIT: every row that matches is read", source: findDocs },
  ],
} satisfies Partial<Read>;

/** Objection. Reads and bounds were run with 3.1.5 on PostgreSQL. */
export const objection: Orm = {
  id: "objection",
  name: "Objection",
  packages: ["objection"],
  source: docs,
  // https://vincit.github.io/objection.js/api/model/static-properties.html#static-idcolumn
  classKey: { static: "idColumn", otherwise: "id" },
  values: {
    model: [
      { subclassOf: "Model" },
      { instanceOf: "ModelClass" },
      { resultOf: "model.bindKnex" },
      { resultOf: "model.bindTransaction" },
    ],
    row: [{ instanceOf: "Model" }],
    builder: [{ resultOf: "model.query" }, { resultOf: "builder.*" }],
    // The rows of one other row, or of those that a statement finds.
    related: [{ resultOf: "model.relatedQuery" }, { resultOf: "row.$relatedQuery" }, { resultOf: "related.*" }],
  },
  operators: { list: ["in"], equal: ["="], and: ["and"], or: ["or"], not: ["not"] },
  statements: [
    ...["builder"].flatMap((kind) =>
      "insert insertGraph upsertGraph patch patchAndFetchById update delete deleteById findById first resultSize"
        .split(" ")
        .map((method) => `${kind}.${method}`),
    ),
  ],
  reads: [
    { ...chain, call: "builder" },
    { ...chain, call: "related", related: true },
  ],
};
