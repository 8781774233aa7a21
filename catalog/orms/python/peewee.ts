import type { Orm } from "../../shape.ts";
import { goesOver } from "./gone-over.ts";

const docs = "https://docs.peewee-orm.com/en/latest/peewee/querying.html#iterating-over-large-result-sets";

/** Peewee. What loads all rows was measured with 3.14.10 on SQLite. */
export const peewee: Orm = {
  id: "peewee",
  name: "Peewee",
  language: "python",
  packages: ["py:peewee", "py:playhouse.*"],
  source: docs,
  values: {
    model: [{ subclassOf: "Model" }, { exported: "Model" }],
    query: [{ resultOf: "model.select" }, { resultOf: "model.raw" }, { resultOf: "query.*" }],
  },
  attributes: {
    columns: /^(?!ManyToManyField$)(\w*?)Field$/,
    many: /^ManyToManyField$/,
    one: /^(?:ForeignKeyField|DeferredForeignKey)$/,
    keyOf: "_id",
    key: "id",
  },
  fewerColumns: "by hand, the columns in `select(Row.id, Row.name)`, and `tuples()` where values will do",
  operators: { list: ["in_", "<<"], equal: ["=="], and: [], or: [], not: [] },
  reads: [
    {
      call: "query",
      rows: "many",
      builder: {
        head: ["select"],
        words: ["where"],
        runs: [],
        goneOver: goesOver,
        asked: true,
        awaited: false,
        immutable: true,
        toldAtEnd: true,
        inParts: [{ method: ["iterator"] }],
        one: ["get", "get_or_none", "first", "scalar", "[]"],
        never: ["exists", "execute"],
        aggregates: ["count", "scalar"],
        groups: ["group_by"],
      },
      bound: [{ method: ["limit"], argument: 0 }, { method: ["paginate"] }, { method: ["[:]"], argument: 1 }],
      filter: [{ method: ["where", "filter"], style: "expression" }],
      table: ["class"],
      columns: [{ method: ["select"], argument: 0 }],
      order: [{ method: ["order_by"], argument: 0 }],
      notABound: [
        {
          place: { method: ["iterator"] },
          why: "`iterator()` reads in parts, and what gathers them holds all rows again",
          source: docs,
        },
      ],
    },
  ],
};
