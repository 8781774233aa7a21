import type { Brought, Orm, Read } from "../shape.ts";

const docs = "https://mikro-orm.io/docs/entity-manager";

const cursorDocs = "https://mikro-orm.io/docs/entity-manager#cursor-based-pagination";

/** Since 7 relations to many are read by themselves, unless a join is asked for. */
const brings = (argument: number): Brought[] => [
  {
    written: "list",
    place: { argument, key: "populate" },
    joined: true,
    when: { place: { argument, key: "strategy" }, is: /^joined$|\.JOINED$/ },
    instead: 'by hand, `strategy: "select-in"` reads each relation in a statement of its own',
    source: "https://mikro-orm.io/docs/loading-strategies",
  },
];

/** A read whose options stand at an argument: the filter before them, or among them. */
function options(
  argument: number,
  where: { argument: number; key?: string },
): Pick<Read, "bound" | "filter" | "order" | "columns" | "relations" | "brings" | "notABound"> {
  return {
    bound: [{ argument, key: "limit" }],
    filter: [{ ...where, style: "object" }],
    order: [{ argument, key: "orderBy" }],
    columns: [{ argument, key: "fields" }],
    relations: [{ argument, key: "populate" }],
    brings: brings(argument),
    notABound: [{ place: { argument, key: "offset" }, why: "`offset` alone leaves the rest unlimited", source: docs }],
  };
}

const ofManager: Read["table"] = [{ argument: 0 }];
const ofRepository: Read["table"] = ["typeArgument", { of: "getRepository", argument: 0 }];
const pages = (argument: number): Read["bound"] => [
  { argument, key: "first" },
  { argument, key: "last" },
];
const afterCursor = (argument: number): Read["notABound"] => [
  { place: { argument, key: "after" }, why: "without `first` every row after it is read", source: cursorDocs },
];

const builder = {
  bound: [{ method: ["limit"], argument: 0 }],
  filter: [{ method: ["where", "andWhere", "orWhere"], argument: 0, style: "object" }],
  order: [{ method: ["orderBy"], argument: 0 }],
  columns: [{ method: ["select"], argument: 0 }],
  table: [
    "typeArgument",
    { of: "createQueryBuilder", argument: 0 },
    { of: "qb", argument: 0 },
    { of: "getRepository", argument: 0 },
  ],
} satisfies Partial<Read>;

const instances = (names: string[]) => names.map((instanceOf) => ({ instanceOf }));

/** MikroORM 5 to 7. Reads and bounds were run against PostgreSQL with 7.0. */
export const mikroOrm: Orm = {
  id: "mikro-orm",
  name: "MikroORM",
  packages: ["@mikro-orm/*"],
  source: docs,
  values: {
    orm: [{ instanceOf: "MikroORM" }, { resultOf: "MikroORM.init" }, { resultOf: "MikroORM.initSync" }],
    em: [
      ...instances(["EntityManager", "SqlEntityManager", "MongoEntityManager"]),
      { member: "orm.em" },
      { member: "repository.em" },
      { resultOf: "repository.getEntityManager" },
      { decorated: "InjectEntityManager" },
      { resultOf: "em.fork" },
      { resultOf: "em.getContext" },
      { parameterOf: "em.transactional", index: 0 },
    ],
    repository: [
      ...instances(["EntityRepository", "SqlEntityRepository", "MongoEntityRepository"]),
      { decorated: "InjectRepository" },
      { resultOf: "em.getRepository" },
      { resultOf: "em.repo" },
    ],
    connection: [{ resultOf: "em.getConnection" }, { resultOf: "em.getDriver" }],
    builder: [
      ...instances(["QueryBuilder", "SelectQueryBuilder"]),
      { resultOf: "em.createQueryBuilder" },
      { resultOf: "em.qb" },
      { resultOf: "repository.createQueryBuilder" },
      { resultOf: "repository.qb" },
      { resultOf: "builder.*" },
    ],
  },
  hooks: true,
  streams: [
    {
      call: "builder.stream",
      of: "builder.getResult",
      buffers: {
        unless: { place: { argument: 0, key: "mapResults" }, is: /^false$/ },
        why: "the builder's stream keeps each entity in the identity map (761 MB for 200,000 rows, 113 without)",
        instead: "by hand, `em.stream()` lets the rows go, and so does `mapResults: false`",
        source: "https://mikro-orm.io/docs/streaming",
      },
    },
  ],
  operators: {
    list: ["$in"],
    equal: ["$eq"],
    and: ["$and"],
    or: ["$or"],
    not: ["$not"],
    from: ["$gt", "$gte"],
    to: ["$lt", "$lte"],
    within: ["$some", "$every"],
    prefix: "$",
  },
  statements: [
    ...["em", "repository"].flatMap((kind) =>
      "findOne findOneOrFail upsert upsertMany insert insertMany nativeInsert nativeUpdate nativeDelete count persistAndFlush removeAndFlush"
        .split(" ")
        .map((method) => `${kind}.${method}`),
    ),
  ],
  reads: [
    { ...options(2, { argument: 1 }), call: "em.find", rows: "many", table: ofManager },
    { ...options(1, { argument: 1, key: "where" }), call: "em.findAll", rows: "many", table: ofManager },
    { ...options(2, { argument: 1 }), call: "em.findAndCount", rows: "many", pair: true, table: ofManager },
    {
      ...options(1, { argument: 1, key: "where" }),
      call: "em.findByCursor",
      rows: "many",
      bound: [...pages(1), ...pages(2)],
      table: ofManager,
      notABound: afterCursor(1),
    },
    { ...options(1, { argument: 0 }), call: "repository.find", rows: "many", table: ofRepository },
    { ...options(0, { argument: 0, key: "where" }), call: "repository.findAll", rows: "many", table: ofRepository },
    { ...options(1, { argument: 0 }), call: "repository.findAndCount", rows: "many", pair: true, table: ofRepository },
    {
      ...options(0, { argument: 0, key: "where" }),
      call: "repository.findByCursor",
      rows: "many",
      bound: [...pages(0), ...pages(1)],
      table: ofRepository,
      notABound: afterCursor(0),
    },
    ...["getResult", "getResultList", "getResultAndCount", "execute"].map(
      (method): Read => ({
        ...builder,
        call: `builder.${method}`,
        rows: "many",
        single: [{ method: ["count"], argument: 0 }],
        ...(method === "getResultAndCount" ? { pair: true as const } : {}),
      }),
    ),
    {
      ...builder,
      call: "builder",
      rows: "many",
      builder: {
        head: ["createQueryBuilder", "qb"],
        requires: ["select"],
        runs: ["then"],
        never: [
          ..."getResult getResultList getResultAndCount getSingleResult execute getCount count stream".split(" "),
          ..."insert update delete truncate getQuery getKnexQuery getKnex toQuery as clone getFormattedQuery".split(
            " ",
          ),
        ],
      },
    },
    { call: "em.execute", rows: "many", bound: [], table: [], sql: { argument: 0 } },
    { call: "connection.execute", rows: "many", bound: [], table: [], sql: { argument: 0 } },
  ],
};
