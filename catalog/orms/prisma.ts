import type { Orm, Read } from "../shape.ts";

const client = ["@prisma/client", "@prisma/client/*", ".prisma/client", "?"];
const docs = "https://www.prisma.io/docs/orm/reference/prisma-client-reference";

const model = {
  table: ["member"],
  filter: [{ argument: 0, key: "where", style: "object" }],
  order: [{ argument: 0, key: "orderBy" }],
  columns: [{ argument: 0, key: "select" }],
  relations: [{ argument: 0, key: "include" }],
  brings: ["include", "select"].map((key) => ({
    place: { argument: 0, key },
    written: "object" as const,
    inner: ["include", "select"],
    limits: ["take", "where", "cursor"],
    instead: "by hand, read the inner relation in pages of its own, or give both a `take`",
    source: "https://www.prisma.io/docs/orm/prisma-client/queries/relation-queries",
  })),
} satisfies Partial<Read>;

/** Limits that Prisma applies in memory. Rows that drivers parsed were counted on PostgreSQL with Prisma 7.10. */
const lateLimits: Read["lateLimits"] = [
  {
    limit: { argument: 0, key: "take" },
    beside: { argument: 0, key: "distinct" },
    unless: [{ schema: "nativeDistinct" }],
    why: "Prisma finds the distinct rows in memory, and takes from them after reading all",
    instead: "`groupBy` with `take` and `orderBy` lets the database do both",
    source: "https://github.com/prisma/prisma/issues/14765",
  },
  {
    limit: { argument: 0, key: "take" },
    beside: { argument: 0, key: "cursor" },
    order: { argument: 0, key: "orderBy" },
    why: "beside a `cursor` Prisma sends `take` only where a column of the order is unique and none may be null",
    instead: "by hand, page by `where: { id: { gt: last } }` and order by that unique column",
    source: "https://github.com/prisma/prisma/issues/27094",
  },
  {
    relations: [
      { argument: 0, key: "include" },
      { argument: 0, key: "select" },
    ],
    limit: "take",
    filter: "where",
    unless: [{ place: { argument: 0, key: "relationLoadStrategy" }, is: "join" }, { schema: "relationJoins" }],
    why: "Prisma reads the related rows of all parents in one query without a limit, and takes of each parent's in memory",
    instead:
      'by hand, read the related rows in a query of their own, or use `relationLoadStrategy: "join"` (a preview)',
    source: "https://github.com/prisma/prisma/issues/16168",
  },
];

/** Prisma Client. Reads and bounds were run against PostgreSQL with Prisma 7.10. */
export const prisma: Orm = {
  id: "prisma",
  name: "Prisma",
  packages: client,
  source: docs,
  values: {
    client: [
      { instanceOf: "PrismaClient", from: client },
      { instanceOf: "Prisma.TransactionClient", from: client },
      { instanceOf: "ExtendedPrismaClient", from: ["?"] },
      { instanceOf: "generated" },
      { resultOf: "client.$extends" },
      { parameterOf: "client.$transaction", index: 0 },
      { named: /^(?:.*\.)?db$/, confidence: 0.85 },
      { named: /^(?:.*\.)?_?(?:prisma|prismaClient|prismaService|prismaRead|tx)$/i, confidence: 0.9 },
    ],
    // The class that a generated client makes for itself, where its files are part of the workspace.
    generated: [{ resultOf: "getPrismaClient" }, { resultOf: "*.getPrismaClient" }],
    model: [{ member: "client.*" }],
  },
  operators: { list: ["in"], equal: ["equals"], and: ["AND"], or: ["OR"], not: ["NOT"] },
  statements: [
    ...["model"].flatMap((kind) =>
      "create createMany update updateMany upsert delete deleteMany count aggregate"
        .split(" ")
        .map((method) => `${kind}.${method}`),
    ),
    "client.$executeRaw",
    "client.$executeRawUnsafe",
  ],
  reads: [
    {
      ...model,
      call: "model.findMany",
      rows: "many",
      bound: [{ argument: 0, key: "take" }],
      notABound: [
        {
          place: { argument: 0, key: "cursor" },
          why: "a `cursor` is only a start, and without `take` every row after it is read",
          source: "https://github.com/prisma/prisma/issues/4490",
        },
        { place: { argument: 0, key: "skip" }, why: "`skip` alone leaves the rest unlimited", source: docs },
        {
          place: { argument: 0, key: "distinct" },
          why: "Prisma applies `distinct` in memory after reading every row",
          source: "https://github.com/prisma/prisma/issues/14765",
        },
      ],
      lateLimits,
    },
    {
      ...model,
      call: "model.groupBy",
      rows: "many",
      groups: true,
      grouped: [{ argument: 0, key: "by" }],
      bound: [{ argument: 0, key: "take" }],
    },
    {
      ...model,
      call: "model.updateManyAndReturn",
      rows: "many",
      changes: true,
      bound: [{ argument: 0, key: "limit" }],
    },
    { ...model, call: "model.findFirst", rows: "one", bound: [] },
    { ...model, call: "model.findFirstOrThrow", rows: "one", bound: [] },
    { ...model, call: "model.findUnique", rows: "one", bound: [] },
    { ...model, call: "model.findUniqueOrThrow", rows: "one", bound: [] },
    { call: "client.$queryRaw", rows: "many", bound: [], table: [], sql: { argument: 0 } },
    { call: "client.$queryRawUnsafe", rows: "many", bound: [], table: [], sql: { argument: 0 } },
  ],
};
