import type { Brought, Builder, Orm, Place, Recogniser } from "../../shape.ts";
import { goesOver } from "./gone-over.ts";

const queryDocs = "https://docs.sqlalchemy.org/en/20/orm/queryguide/query.html";
const selectDocs = "https://docs.sqlalchemy.org/en/20/orm/queryguide/select.html";
const streamDocs =
  "https://docs.sqlalchemy.org/en/20/orm/queryguide/api.html#fetching-large-result-sets-with-yield-per";

/** `sqlalchemy.orm.Session`, however much of the path the import names. */
const anywhere = (name: string): string[] =>
  ["", "orm.", "ext.asyncio.", "asyncio.", "sql.", "sql.expression.", "expression.", "future."].map((at) => at + name);

const made = (...names: string[]): Recogniser[] => names.flatMap(anywhere).map((instanceOf) => ({ instanceOf }));
const given = (...names: string[]): Recogniser[] => names.flatMap(anywhere).map((resultOf) => ({ resultOf }));

const aggregates = ["count", "sum", "min", "max", "avg", "exists", "scalar"];

const limit: Place[] = [
  { method: ["limit"], argument: 0 },
  { method: ["[:]"], argument: 1 },
  { method: ["slice"], argument: 1 },
  { method: ["fetch"], argument: 0 },
  { method: ["paginate"] },
];

const filter = [{ method: ["filter", "where", "filter_by", "having"], style: "expression" as const }];

const loadingDocs = "https://docs.sqlalchemy.org/en/20/orm/queryguide/relationships.html#joined-eager-loading";

/** Relations that options load: joined ones come in one statement, the others in one of their own. */
const brings = [true, false].map(
  (joined): Brought => ({
    place: { method: ["options"], argument: 0 },
    written: "loaders",
    loaders: joined ? ["joinedload"] : ["selectinload", "subqueryload"],
    ...(joined ? { joined: true as const } : {}),
    instead: joined
      ? "by hand, `selectinload` for all but one of them: each is then a statement of its own"
      : "by hand, a read of its own for the inner relation, in pages",
    source: loadingDocs,
  }),
);

const notABound = [
  {
    place: { method: ["offset"] },
    why: "`offset` alone leaves the rest unlimited",
    source: queryDocs,
  },
  {
    place: { method: ["yield_per"] },
    why: "`yield_per` reads in parts, and what gathers them holds all rows again (128 MB for 100,000 rows, 153 without it)",
    source: streamDocs,
  },
  {
    place: { method: ["execution_options"], argument: 0, key: "stream_results" },
    why: "`stream_results` alone saves nothing: the ORM reads all rows before it hands out the first (140 MB for 100,000 rows)",
    source: streamDocs,
  },
];

const query: Builder = {
  head: ["query"],
  words: ["filter_by"],
  runs: ["all"],
  goneOver: goesOver,
  awaited: false,
  immutable: true,
  toldAtEnd: true,
  inParts: [
    { method: ["yield_per"] },
    { method: ["execution_options"], argument: 0, key: "yield_per" },
    { method: ["enable_eagerloads"], argument: 1 },
  ],
  one: ["one", "one_or_none", "first", "get", "scalar", "get_or_404", "first_or_404", "one_or_404", "[]"],
  never: ["subquery", "exists", "delete", "update", "as_scalar", "scalar_subquery", "cte", "statement"],
  aggregates,
  groups: ["group_by"],
};

const result: Builder = {
  head: ["execute", "scalars", "exec", "stream", "stream_scalars"],
  words: ["fetchall"],
  runs: ["all", "fetchall", "first"],
  // Of a result, not of a query: it sends no limit, and of 50,000 objects all were built (59 MB, 61 with `all()`).
  first: ["first"],
  firstOf: ["order_by"],
  goneOver: goesOver,
  awaited: false,
  // The statement is: each method of it gives another.
  immutable: true,
  toldAtEnd: true,
  statement: { of: ["execute", "scalars", "exec", "stream", "stream_scalars", "select_from"], kind: "statement" },
  requires: ["select"],
  inParts: [
    { method: ["partitions"] },
    { method: ["execution_options"], argument: 0, key: "yield_per" },
    // With a size, and of a statement that streams; a driver that buffers all rows holds them still.
    { method: ["yield_per"] },
    { method: ["fetchmany"] },
  ],
  one: [
    ...["one", "one_or_none", "scalar", "scalar_one", "scalar_one_or_none", "fetchone", "unique_one", "rowcount"],
    ...["fetchmany", "close", "[]"],
  ],
  never: ["insert", "update", "delete", "exists", "subquery", "cte", "scalar_subquery"],
  aggregates,
  groups: ["group_by"],
};

/**
 * SQLAlchemy, SQLModel and Flask-SQLAlchemy. What loads all rows was measured with 1.4.46 on SQLite, MariaDB and PostgreSQL; 1.3
 * and 2.0 as documented.
 */
export const sqlalchemy: Orm = {
  id: "sqlalchemy",
  name: "SQLAlchemy",
  language: "python",
  packages: [
    ...[
      "py:sqlalchemy",
      "py:sqlalchemy.*",
      "py:sqlmodel",
      "py:sqlmodel.*",
      "py:flask_sqlalchemy",
      "py:flask_sqlalchemy.*",
    ],
    "py:flask_sqlalchemy_session",
  ],
  source: queryDocs,
  values: {
    flask: [...made("SQLAlchemy"), ...given("SQLAlchemy")],
    maker: [
      ...given("sessionmaker", "async_sessionmaker", "scoped_session", "async_scoped_session"),
      { named: /^(?:.*\.)?\w*session_?(?:factory|maker|local)$/i, confidence: 0.9 },
    ],
    session: [
      ...made("Session", "AsyncSession", "scoped_session"),
      ...given("scoped_session", "async_scoped_session", "create_session", "object_session"),
      { instanceOf: "maker" },
      { resultOf: "maker" },
      { resultOf: "maker.begin" },
      { member: "flask.session" },
      { resultOf: "flask.create_scoped_session" },
      { resultOf: "engine.connect" },
      { resultOf: "engine.begin" },
      ...made("Connection", "AsyncConnection"),
      { handed: "statement", to: ["execute", "scalars", "exec", "stream", "stream_scalars", "scalar"] },
      { handed: "model", to: ["query"] },
      { handed: "column", to: ["query"] },
      { named: /^(?:.*\.)?(?:\w*_)?(?:session|sess|dbsession|db_?session|conn|connection)$/i, confidence: 0.9 },
      { named: /^(?:.*\.)?(?:db|request\.db(?:session)?)$/, confidence: 0.85 },
    ],
    engine: [
      ...given("create_engine", "create_async_engine"),
      ...made("Engine", "AsyncEngine"),
      { member: "flask.engine" },
    ],
    base: [{ instanceOf: "DefaultMeta" }, { instanceOf: "model.DefaultMeta" }],
    model: [
      { subclassOf: "base" },
      { subclassOf: "flask.Model" },
      { subclassOf: "declarative_base()" },
      { subclassOf: "orm.declarative_base()" },
      { subclassOf: "DeclarativeBase" },
      { subclassOf: "SQLModel" },
    ],
    query: [
      { resultOf: "session.query" },
      { resultOf: "maker.query" },
      { member: "model.query" },
      { resultOf: "query.*" },
      ...made("Query"),
      { named: /^(?:.*\.)?[A-Z]\w*\.query$/, confidence: 0.85 },
    ],
    table: [...made("Table")],
    column: [...given("Column", "mapped_column"), ...made("Column"), { member: "model.id" }],
    alias: [...given("aliased", "alias"), { resultOf: "table.alias" }],
    statement: [...given("select"), { resultOf: "table.select" }, { resultOf: "statement.*" }, ...made("Select")],
    result: [
      ...["execute", "scalars", "exec", "stream", "stream_scalars"].flatMap((method): Recogniser[] => [
        { resultOf: `session.${method}` },
        { resultOf: `maker.${method}` },
      ]),
      { resultOf: "result.*" },
    ],
  },
  operators: {
    list: ["in_", "any_"],
    equal: ["is_", "is", "exact", "=="],
    and: ["and_"],
    or: ["or_"],
    not: ["not_", "is_not", "isnot"],
    related: ["any", "has"],
    constants: ["true", "false", "null"],
  },
  streams: [
    { call: "query.yield_per", of: "query" },
    ...["yield_per", "partitions", "fetchmany"].map((method) => ({
      call: `result.${method}`,
      of: "result",
      buffers: {
        driver: {
          said: /["'](?:mysql|mariadb|postgres(?:ql)?)(?:\+(?:pymysql|mysqldb|mysqlconnector|mariadbconnector|psycopg2?))?:\/\//,
          neither: /["'](?:sqlite|oracle|mssql|mysql\+a|postgresql\+(?:asyncpg|pg8000|psycopg_async))/,
        },
        unlessGiven: [
          ...["stream_results", "yield_per"].flatMap((key): Place[] => [
            { method: ["execution_options"], argument: 0, key },
            { method: ["execute", "scalars"], argument: 1, key: `execution_options.${key}` },
          ]),
          { method: ["stream", "stream_scalars"] },
        ],
        partly: true as const,
        why: "the driver has fetched every row before the first part is handed out (ten threads with 100,000 rows each: 414 MB, 69 with a stream, 1,303 with `all()`)",
        instead:
          "by hand, `execution_options(yield_per=n)` on the statement where nothing else uses the session meanwhile, else pages by the key",
        source: streamDocs,
      },
    })),
  ],
  connections: ["create_engine", "create_async_engine"].map((on) => ({
    on,
    most: ["any.pool_size"],
    default: 5,
    more: { at: "any.max_overflow", default: 10 },
    unless: ["any.poolclass", "any.creator", "any.pool"],
    never: [{ at: "0", is: /^sqlite/ }],
    ends: "dispose",
    source: "https://docs.sqlalchemy.org/en/20/core/pooling.html#sqlalchemy.pool.QueuePool.params.pool_size",
  })),
  // Measured with 1.4.46 and 100,000 rows: 6 MB where they are only read, 214 where each is changed and none is flushed.
  unflushed: {
    option: "autoflush",
    ends: ["flush", "commit", "rollback", "expunge", "expunge_all", "expire_all", "close", "reset"],
  },
  attributes: {
    columns: /^(?:Column|mapped_column|deferred|Field)$/,
    many: /^(?:relationship|Relationship|relation|dynamic_loader)$/,
    one: /^(?!)$/,
  },
  // Measured with 1.4.46, 100,000 rows in each of ten threads: 375 MB in place of 1,303; `load_only` saved nothing.
  fewerColumns:
    "by hand, the columns in place of the class: `select(User.id, User.name)`, whose rows are tuples; `load_only` builds whole objects and saved nothing where it was measured",
  reads: [
    {
      call: "query",
      rows: "many",
      builder: query,
      bound: limit,
      filter,
      table: [{ of: "query", argument: 0 }, { of: "select_from", argument: 0 }, "class"],
      columns: [{ method: ["query", "with_entities"], argument: 0, orClass: true }],
      order: [{ method: ["order_by"], argument: 0 }],
      relations: [{ method: ["join", "outerjoin", "options"], argument: 0 }],
      brings,
      notABound,
    },
    {
      call: "result",
      rows: "many",
      builder: result,
      bound: limit,
      filter,
      table: [
        { of: "select", argument: 0 },
        { of: "select_from", argument: 0 },
      ],
      columns: [{ method: ["select", "with_only_columns"], argument: 0, orClass: true }],
      order: [{ method: ["order_by"], argument: 0 }],
      relations: [{ method: ["join", "outerjoin", "options"], argument: 0 }],
      brings,
      notABound: [{ ...notABound[0]!, source: selectDocs }, ...notABound.slice(1)],
    },
  ],
};
