import type { Brought, Orm, Read } from "../shape.ts";

const docs = "https://typeorm.io/docs/working-with-entity-manager/find-options";
const builderDocs = "https://typeorm.io/docs/query-builder/select-query-builder";

const find = (argument: number) =>
  ({
    written: "object",
    place: { argument, key: "relations" },
    joined: true,
    eager: { argument, key: "loadEagerRelations" },
    unless: [{ place: { argument, key: "relationLoadStrategy" }, is: /^query$/ }],
    instead: 'by hand, `relationLoadStrategy: "query"` reads each relation in a statement of its own',
    source: "https://typeorm.io/docs/working-with-entity-manager/find-options",
  }) satisfies Brought;

/** Entities of relations are objects since 0.3, and lists of paths still. */
const brings = (argument: number): Brought[] => [
  find(argument),
  { ...find(argument), eager: undefined, written: "list" },
];

const options = {
  brings: brings(0),
  filter: [{ argument: 0, key: "where", style: "object" }],
  bound: [{ argument: 0, key: "take" }],
  order: [{ argument: 0, key: "order" }],
  columns: [{ argument: 0, key: "select" }],
  relations: [{ argument: 0, key: "relations" }],
  notABound: [{ place: { argument: 0, key: "skip" }, why: "`skip` alone leaves the rest unlimited", source: docs }],
} satisfies Partial<Read>;

const managed = {
  brings: brings(1),
  filter: [{ argument: 1, key: "where", style: "object" }],
  bound: [{ argument: 1, key: "take" }],
  order: [{ argument: 1, key: "order" }],
  columns: [{ argument: 1, key: "select" }],
  relations: [{ argument: 1, key: "relations" }],
} satisfies Partial<Read>;

const builder = {
  brings: [
    {
      written: "calls",
      place: { method: ["leftJoinAndSelect", "innerJoinAndSelect"], argument: 0 },
      joined: true,
      instead: "by hand, read one of the relations in a query of its own, by the keys of the first",
      source: builderDocs,
    },
  ] as Brought[],
  bound: [
    { method: ["take", "limit"], argument: 0 },
    { method: ["setFindOptions"], argument: 0, key: "take" },
  ],
  filter: [
    { method: ["where", "andWhere", "orWhere"], argument: 0, style: "text" },
    { method: ["setFindOptions"], argument: 0, key: "where", style: "object" },
    { method: ["innerJoin", "innerJoinAndSelect"], argument: 2, style: "text", related: true },
  ],
  order: [{ method: ["orderBy", "addOrderBy"], argument: 0 }],
  table: [
    "typeArgument",
    { of: "from", argument: 0 },
    { of: "getRepository", argument: 0 },
    { of: "createQueryBuilder", argument: 0 },
  ],
} satisfies Partial<Read>;

const joins = ["leftJoin", "innerJoin"].flatMap((join) =>
  ["", "AndSelect", "AndMapOne", "AndMapMany"].map((more) => join + more),
);

/** Rows as the statement gives them: counts, sums and groups too. `take` gets into the statement only without a join. */
const raw = {
  bound: [
    { method: ["limit"], argument: 0 },
    { method: ["take"], argument: 0, unless: joins },
    { method: ["setFindOptions"], argument: 0, key: "take", unless: joins },
  ],
  columns: [{ method: ["select", "addSelect"], argument: 0, alone: true }],
  grouped: [{ method: ["groupBy", "addGroupBy"], argument: 0 }],
} satisfies Partial<Read>;

const ofJoined = {
  place: { method: ["take"], argument: 0 },
  why: "beside a join, `take` sends no LIMIT for raw rows",
  source: "https://github.com/typeorm/typeorm/issues/1768",
};

const lateLimits: Read["lateLimits"] = [
  {
    limit: { method: ["take"], argument: 0 },
    beside: { method: joins },
    why: "TypeORM keeps `take` for entities, and sends no LIMIT with the raw rows of a join",
    instead: "by hand, `limit` in the place of `take` is sent as it is",
    source: ofJoined.source,
  },
];

const repositoryTable: Read["table"] = [
  "typeArgument",
  { of: "getRepository", argument: 0 },
  { of: "getTreeRepository", argument: 0 },
  { of: "withRepository", argument: 0 },
  "class",
];

/** TypeORM 0.3 and 1.x. Reads and bounds were run against PostgreSQL with 0.3.31 and 1.1.1. */
export const typeorm: Orm = {
  id: "typeorm",
  name: "TypeORM",
  packages: ["typeorm", "@nestjs/typeorm", "@n8n/typeorm"],
  source: docs,
  connections: ["new DataSource", "createConnection"].map((on) => ({
    on,
    most: ["0.poolSize", "0.extra.max", "0.extra.connectionLimit"],
    default: 10,
    only: { at: "0.type", is: /^(?:postgres|cockroachdb|mysql|mariadb)$/ },
    source: "https://typeorm.io/docs/data-source/data-source-options#common-data-source-options",
  })),
  values: {
    source: [
      { instanceOf: "DataSource" },
      { instanceOf: "Connection" },
      { resultOf: "getConnection" },
      { resultOf: "createConnection" },
      { resultOf: "source.initialize" },
      { member: "runner.connection" },
      { member: "manager.connection" },
    ],
    manager: [
      { instanceOf: "EntityManager" },
      { member: "source.manager" },
      { member: "runner.manager" },
      { member: "repository.manager" },
      { resultOf: "getManager" },
      { parameterOf: "source.transaction", index: 0 },
      { parameterOf: "manager.transaction", index: 0 },
    ],
    runner: [{ instanceOf: "QueryRunner" }, { resultOf: "source.createQueryRunner" }],
    repository: [
      { instanceOf: "Repository" },
      { instanceOf: "TreeRepository" },
      { instanceOf: "MongoRepository" },
      { decorated: "InjectRepository" },
      { resultOf: "source.getRepository" },
      { resultOf: "source.getTreeRepository" },
      { resultOf: "manager.getRepository" },
      { resultOf: "manager.getTreeRepository" },
      { resultOf: "manager.getMongoRepository" },
      { resultOf: "active.getRepository" },
      { resultOf: "manager.withRepository" },
      { resultOf: "repository.extend" },
      { resultOf: "getRepository" },
    ],
    active: [{ subclassOf: "BaseEntity" }],
    relation: [{ resultOf: "builder.relation" }, { resultOf: "relation.of" }],
    builder: [
      { instanceOf: "SelectQueryBuilder" },
      { resultOf: "repository.createQueryBuilder" },
      { resultOf: "manager.createQueryBuilder" },
      { resultOf: "source.createQueryBuilder" },
      { resultOf: "active.createQueryBuilder" },
      { resultOf: "builder.*" },
    ],
  },
  hooks: true,
  streams: [{ call: "builder.stream", of: "builder.getMany" }],
  operators: { list: ["In"], equal: ["Equal"], and: ["And"], or: ["Or"] },
  statements: [
    ...["repository", "manager", "active"].flatMap((kind) =>
      "save insert update upsert delete softDelete remove softRemove increment decrement count countBy exists existsBy"
        .split(" ")
        .map((method) => `${kind}.${method}`),
    ),
  ],
  reads: [
    { ...options, call: "repository.find", rows: "many", table: repositoryTable },
    { ...options, call: "repository.findAndCount", rows: "many", pair: true, table: repositoryTable },
    {
      call: "repository.findBy",
      rows: "many",
      bound: [],
      filter: [{ argument: 0, style: "object" }],
      table: repositoryTable,
    },
    {
      call: "repository.findAndCountBy",
      rows: "many",
      pair: true,
      bound: [],
      filter: [{ argument: 0, style: "object" }],
      table: repositoryTable,
    },
    { ...options, call: "repository.findOne", rows: "one", table: repositoryTable },
    { ...options, call: "repository.findOneOrFail", rows: "one", table: repositoryTable },
    { call: "repository.findOneBy", rows: "one", bound: [], table: repositoryTable },
    { call: "repository.findOneByOrFail", rows: "one", bound: [], table: repositoryTable },
    { call: "repository.findByIds", rows: "one", bound: [], table: repositoryTable },
    { ...managed, call: "manager.find", rows: "many", table: [{ argument: 0 }] },
    { ...managed, call: "manager.findAndCount", rows: "many", pair: true, table: [{ argument: 0 }] },
    {
      call: "manager.findBy",
      rows: "many",
      bound: [],
      filter: [{ argument: 1, style: "object" }],
      table: [{ argument: 0 }],
    },
    {
      call: "manager.findAndCountBy",
      rows: "many",
      pair: true,
      bound: [],
      filter: [{ argument: 1, style: "object" }],
      table: [{ argument: 0 }],
    },
    { ...managed, call: "manager.findOne", rows: "one", table: [{ argument: 0 }] },
    { call: "manager.findOneBy", rows: "one", bound: [], table: [{ argument: 0 }] },
    { ...options, call: "active.find", rows: "many", table: ["class"] },
    { ...options, call: "active.findAndCount", rows: "many", pair: true, table: ["class"] },
    {
      call: "active.findBy",
      rows: "many",
      bound: [],
      filter: [{ argument: 0, style: "object" }],
      table: ["class"],
    },
    {
      call: "active.findAndCountBy",
      rows: "many",
      pair: true,
      bound: [],
      filter: [{ argument: 0, style: "object" }],
      table: ["class"],
    },
    // A tree is read whole: https://typeorm.io/docs/entity/tree-entities
    ...["findTrees", "findRoots"].map(
      (method): Read => ({ call: `repository.${method}`, rows: "many", bound: [], table: repositoryTable }),
    ),
    ...["findDescendants", "findDescendantsTree"].map(
      (method): Read => ({
        call: `repository.${method}`,
        rows: "many",
        related: true,
        bound: [],
        table: repositoryTable,
      }),
    ),
    {
      call: "relation.loadMany",
      rows: "many",
      related: true,
      bound: [],
      table: [
        { of: "relation", argument: 1 },
        { of: "relation", argument: 0 },
      ],
    },
    { ...builder, call: "builder.getMany", rows: "many" },
    { ...builder, call: "builder.getManyAndCount", rows: "many", pair: true },
    { ...builder, ...raw, call: "builder.getRawMany", rows: "many", notABound: [ofJoined], lateLimits },
    { ...builder, call: "builder.getRawAndEntities", rows: "many" },
    ...["getOne", "getOneOrFail", "getRawOne"].map(
      (method): Read => ({
        ...builder,
        ...(method === "getRawOne" ? { ...raw, lateLimits } : {}),
        call: `builder.${method}`,
        rows: "one",
        first: true,
        notABound: [
          ...(method === "getRawOne" ? [ofJoined] : []),
          {
            place: {},
            why: `${method} on a builder sends no LIMIT: every row that matches is read`,
            source: builderDocs,
          },
        ],
      }),
    ),
    { ...builder, call: "builder.getCount", rows: "one" },
    { call: "manager.query", rows: "many", bound: [], table: [], sql: { argument: 0 } },
    { call: "source.query", rows: "many", bound: [], table: [], sql: { argument: 0 } },
    { call: "repository.query", rows: "many", bound: [], table: [], sql: { argument: 0 } },
    { call: "runner.query", rows: "many", bound: [], table: [], sql: { argument: 0 } },
  ],
};
