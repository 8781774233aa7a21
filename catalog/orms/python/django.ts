import type { Builder, Orm, Recogniser } from "../../shape.ts";
import { goesOver } from "./gone-over.ts";

const docs = "https://docs.djangoproject.com/en/stable/ref/models/querysets/#when-querysets-are-evaluated";

/** Classes of Django's own that a program's models extend. */
const bases = [
  "Model",
  "models.Model",
  "AbstractUser",
  "AbstractBaseUser",
  "MPTTModel",
  "TimeStampedModel",
  "PolymorphicModel",
];

const more = [
  ...[
    "filter",
    "exclude",
    "all",
    "annotate",
    "order_by",
    "select_related",
    "prefetch_related",
    "only",
    "defer",
    "distinct",
  ],
  ...["values", "values_list", "using", "select_for_update", "alias", "reverse", "union", "iterator", "none"],
];

const builder: Builder = {
  head: more,
  words: ["objects", "in_bulk", "_default_manager"],
  runs: ["in_bulk"],
  goneOver: goesOver,
  asked: true,
  awaited: false,
  immutable: true,
  besidesOwn: ["from_queryset", "as_manager", "db_manager"],
  toldAtEnd: true,
  // On SQLite and PostgreSQL; the drivers of MySQL hold all rows still.
  inParts: [{ method: ["iterator"] }],
  one: [
    "get",
    "first",
    "last",
    "latest",
    "earliest",
    "get_or_none",
    "[]",
    "create",
    "get_or_create",
    "update_or_create",
  ],
  groupsBy: {
    columns: "values",
    method: "annotate",
    functions: ["Count", "Sum", "Avg", "Min", "Max", "StdDev", "Variance", "ArrayAgg", "StringAgg"],
  },
  never: [
    ...["count", "exists", "aggregate", "update", "delete", "bulk_create", "bulk_update", "none", "explain"],
    ...["contains", "query", "raw_delete", "_raw_delete"],
  ],
};

const managed: Recogniser[] = ["objects", "_default_manager", "_base_manager", "all_objects"].flatMap(
  (name): Recogniser[] => [{ member: `model.${name}` }, { member: `user.${name}` }],
);

/** Django's ORM. What evaluates a QuerySet was measured with 3.2.25 on SQLite; newer versions as documented. */
export const django: Orm = {
  id: "django",
  name: "Django",
  language: "python",
  packages: ["py:django", "py:django.*", "py:mptt.*", "py:model_utils.*", "py:polymorphic.*", "py:django_extensions.*"],
  source: docs,
  values: {
    model: bases.flatMap((name) => [{ subclassOf: name }, { exported: name }]),
    user: [
      { resultOf: "get_user_model" },
      { resultOf: "auth.get_user_model" },
      { exported: "User" },
      { exported: "Group" },
    ],
    querysets: ["QuerySet", "models.QuerySet"].flatMap((name) => [{ subclassOf: name }, { exported: name }]),
    fromQueryset: [{ anyMember: "from_queryset" }],
    managers: [{ resultOf: "fromQueryset" }],
    manager: [
      ...managed,
      { instanceOf: "managers" },
      { resultOf: "managers" },
      { resultOf: "querysets.as_manager" },
      { resultOf: "models.QuerySet.as_manager" },
      ...["Manager", "models.Manager", "UserManager", "BaseUserManager", "PolymorphicManager", "TreeManager"].map(
        (instanceOf): Recogniser => ({ instanceOf }),
      ),
      { resultOf: "manager.db_manager" },
      { resultOf: "manager.using" },
      { named: /^(?:.*\.)?[A-Z]\w*\.(?:objects|_default_manager)$/, confidence: 0.9 },
    ],
    // One row, and the rows that belong to it.
    row: [
      ...bases.map((instanceOf): Recogniser => ({ instanceOf })),
      ...["get", "first", "last", "latest", "earliest"].flatMap((method): Recogniser[] => [
        { resultOf: `manager.${method}` },
        { resultOf: `queryset.${method}` },
      ]),
    ],
    relation: [{ member: "row.*" }],
    related: [
      // A field of a row may hold a dictionary, which has `values`, too.
      ...[...more.filter((method) => method !== "values"), "in_bulk"].map(
        (method): Recogniser => ({ resultOf: `relation.${method}` }),
      ),
      { resultOf: "related.*" },
    ],
    queryset: [
      // A program's own managers have methods of their own, which narrow as the library's do.
      { resultOf: "manager.*" },
      { resultOf: "queryset.*" },
      { instanceOf: "QuerySet" },
      { instanceOf: "models.QuerySet" },
    ],
  },
  operators: {
    list: ["in"],
    equal: ["exact", "iexact"],
    and: ["and", "Q"],
    or: ["or"],
    not: ["exclude", "not"],
    columns: ["F", "OuterRef"],
  },
  key: "id",
  instances: { one: "row", many: ["queryset", "manager"], model: "model" },
  streams: ["queryset", "manager", "related"].map((kind) => ({
    call: `${kind}.iterator`,
    of: kind === "related" ? "related" : "queryset",
    buffers: {
      driver: {
        said: /django\.db\.backends\.mysql/,
        neither: /django\.db\.backends\.(?:postgresql|sqlite3|oracle)|dj_database_url|DATABASE_URL/,
      },
      partly: true as const,
      why: "MySQL's drivers fetch every row before the first is handed out (100,000 rows: 52 MB, 74 as a list, 1.5 in pages)",
      instead: "by hand, pages by the key",
      source: "https://docs.djangoproject.com/en/stable/ref/models/querysets/#without-server-side-cursors",
    },
  })),
  attributes: {
    columns: /^(?!GenericForeignKey$)(\w*?)Field$/,
    many: /^(?:\w*ManyToMany\w*|GenericRelation|TaggableManager)$/,
    one: /^(?:\w*ForeignKey|OneToOneField)$/,
    keyOf: "_id",
    key: "id",
    alias: "pk",
  },
  // Measured with 3.2.25 and 100,000 rows: 35 MB with `only("id")`, 12 with `values_list("id", flat=True)`, 62 with neither.
  fewerColumns:
    'by hand, `only("id", "name")` where objects are needed, `values_list("id", "name")` where values will do',
  reads: ["queryset", "related"].map((call) => ({
    call,
    rows: "many" as const,
    ...(call === "related" ? { related: true } : {}),
    // What came before is how the one row was found.
    builder: call === "related" ? { ...builder, one: ["create", "[]"] } : builder,
    bound: [{ method: ["[:]"], argument: 1 }],
    filter: [{ method: ["filter", "exclude", "Q"], style: "expression" as const }],
    table: [call === "related" ? "member" : "class"],
    columns: [{ method: ["values", "values_list", "only", "defer"], argument: 0 }],
    order: [{ method: ["order_by"], argument: 0 }],
    relations: [{ method: ["select_related", "prefetch_related"], argument: 0 }],
    brings: [0, 1, 2, 3, 4].map((argument) => ({
      place: { method: ["prefetch_related"], argument },
      written: "list" as const,
      separator: "__",
      instead: "by hand, a read of its own for the inner relation, in pages",
      source: "https://docs.djangoproject.com/en/stable/ref/models/querysets/#prefetch-related",
    })),
    notABound: [
      {
        place: { method: ["iterator"] },
        why: "`iterator()` reads in parts, and what gathers them holds all rows again",
        source: docs,
      },
    ],
  })),
};
