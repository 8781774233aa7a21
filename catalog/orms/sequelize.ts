import type { Brought, Orm, Read } from "../shape.ts";

const docs = "https://sequelize.org/docs/v6/core-concepts/model-querying-finders/";

const brings = (argument: number): Brought[] => [
  {
    written: "list",
    place: { argument, key: "include" },
    inner: ["include"],
    limits: ["separate", "limit", "where"],
    joined: true,
    associated: true,
    instead: "by hand, `separate: true` reads a hasMany relation in a statement of its own",
    source: "https://sequelize.org/docs/v6/advanced-association-concepts/eager-loading/",
  },
];

const options = {
  brings: brings(0),
  filter: [{ argument: 0, key: "where", style: "object" }],
  bound: [{ argument: 0, key: "limit" }],
  grouped: [{ argument: 0, key: "group" }],
  order: [{ argument: 0, key: "order" }],
  columns: [{ argument: 0, key: "attributes" }],
  relations: [{ argument: 0, key: "include" }],
  table: ["class", { of: "define", argument: 0 }, { of: "model", argument: 0 }, { of: "@", argument: 0 }, "member"],
  notABound: [
    { place: { argument: 0, key: "offset" }, why: "`offset` alone leaves the rest unlimited", source: docs },
    {
      place: { argument: 0, key: "plain" },
      why: "`plain` hands back one row but reads all that match",
      source: "https://github.com/sequelize/sequelize/issues/10347",
    },
  ],
} satisfies Partial<Read>;

/** Sequelize 6 and 7. Reads and bounds were run with 6.37.8 and 7.0.0-alpha.48. */
export const sequelize: Orm = {
  id: "sequelize",
  name: "Sequelize",
  packages: ["sequelize", "@sequelize/core", "sequelize-typescript", "@nestjs/sequelize"],
  source: docs,
  connections: ["new Sequelize", "new default", "new default.Sequelize"].map((on) => ({
    on,
    most: ["last.pool.max"],
    default: 5,
    never: [
      { at: "last.dialect", is: /sqlite/ },
      { at: "0", is: /^sqlite/ },
    ],
    source: "https://sequelize.org/docs/v6/other-topics/connection-pool/",
  })),
  values: {
    sequelize: [
      { instanceOf: "Sequelize" },
      { instanceOf: "default" },
      { instanceOf: "default.Sequelize" },
      { decorated: "InjectConnection" },
    ],
    model: [
      { subclassOf: "Model" },
      { instanceOf: "ModelStatic" },
      { instanceOf: "ModelCtor" },
      { decorated: "InjectModel" },
      { resultOf: "sequelize.define" },
      { resultOf: "sequelize.import" },
      { resultOf: "sequelize.model" },
      { member: "sequelize.models.*" },
      { resultOf: "model.scope" },
      { resultOf: "model.unscoped" },
      { resultOf: "model.schema" },
      // `db.User` of a models/index loader, whose members come from a folder listing.
      { named: /^(?:db|models)\.[A-Z]\w*$/, confidence: 0.85 },
    ],
  },
  definitions: ["define", "init"].map((of) => ({
    of,
    argument: of === "define" ? 1 : 0,
    primary: ["primaryKey"],
    unique: ["unique"],
    otherwise: "id",
  })),
  hooks: true,
  operators: { list: ["Op.in", "in"], equal: ["Op.eq", "eq"], and: ["Op.and"], or: ["Op.or"], not: ["Op.not"] },
  statements: [
    ...["model"].flatMap((kind) =>
      "create bulkCreate update upsert destroy increment decrement count findOrCreate"
        .split(" ")
        .map((method) => `${kind}.${method}`),
    ),
  ],
  reads: [
    { ...options, call: "model.findAll", rows: "many" },
    { ...options, call: "model.findAndCountAll", rows: "many" },
    { ...options, call: "model.findOne", rows: "one" },
    { ...options, call: "model.findByPk", rows: "one", brings: brings(1) },
    { call: "sequelize.query", rows: "many", pair: true, bound: [], table: [], sql: { argument: 0 } },
  ],
};
