import type { Orm } from "../../shape.ts";
import { goesOver } from "./gone-over.ts";

const docs = "https://tortoise.github.io/query.html";

/** Tortoise ORM, as documented for 0.21; not run. */
export const tortoise: Orm = {
  id: "tortoise",
  name: "Tortoise ORM",
  language: "python",
  packages: ["py:tortoise", "py:tortoise.*"],
  source: docs,
  values: {
    model: [{ subclassOf: "Model" }, { subclassOf: "models.Model" }],
    queryset: [
      ...["all", "filter", "exclude", "annotate", "values", "values_list"].map((method) => ({
        resultOf: `model.${method}`,
      })),
      { resultOf: "queryset.*" },
    ],
  },
  attributes: {
    columns: /^(?!ForeignKeyField$|OneToOneField$|ManyToManyField$)(\w*?)Field$/,
    many: /^ManyToManyField$/,
    one: /^(?:ForeignKeyField|OneToOneField)$/,
    keyOf: "_id",
    key: "id",
    alias: "pk",
  },
  fewerColumns: 'by hand, `values_list("id", "name")`',
  operators: { list: ["in"], equal: ["exact", "iexact"], and: ["and"], or: ["or"], not: ["exclude", "not"] },
  reads: [
    {
      call: "queryset",
      rows: "many",
      builder: {
        head: ["all", "filter", "exclude", "annotate", "values", "values_list"],
        runs: [],
        goneOver: goesOver,
        immutable: true,
        toldAtEnd: true,
        one: ["get", "get_or_none", "first", "[]"],
        never: ["count", "exists", "update", "delete", "explain"],
        groups: ["group_by"],
      },
      bound: [{ method: ["limit"], argument: 0 }],
      filter: [{ method: ["filter", "exclude", "Q"], style: "expression" }],
      table: ["class"],
      columns: [{ method: ["values", "values_list", "only"], argument: 0 }],
      order: [{ method: ["order_by"], argument: 0 }],
      notABound: [{ place: { method: ["offset"] }, why: "`offset` alone leaves the rest unlimited", source: docs }],
    },
  ],
};
