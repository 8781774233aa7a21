import type { FilterOperators, Orm, Read } from "../shape.ts";

const docs = "https://mongoosejs.com/docs/api/query.html";
const aggregateDocs = "https://mongoosejs.com/docs/api/aggregate.html";
const zero = "https://www.mongodb.com/docs/manual/reference/method/cursor.limit/#zero-value";

/** MongoDB's own operators, as the driver and Mongoose take them. */
export const mongoOperators: FilterOperators = {
  list: ["$in"],
  equal: ["$eq"],
  and: ["$and"],
  or: ["$or"],
  not: ["$nor", "$not"],
  from: ["$gt", "$gte"],
  to: ["$lt", "$lte"],
  within: ["$elemMatch"],
  prefix: "$",
};

/** Stages of a pipeline that limit, count, group and filter; the filter is the first stage's. */
export function pipeline(method: string[]): Pick<Read, "bound" | "single" | "grouped" | "filter"> {
  return {
    bound: [
      { method, argument: 0, key: "[].$limit" },
      { method: ["limit"], argument: 0 },
    ],
    single: [
      { method: ["sample"], argument: 0 },
      { method, argument: 0, key: "[].$sample" },
      { method, argument: 0, key: "[].$count" },
      { method: ["count"], argument: 0 },
    ],
    grouped: [
      { method, argument: 0, key: "[].$group._id" },
      { method, argument: 0, key: "[].$sortByCount" },
      { method: ["group"], argument: 0, key: "_id" },
    ],
    filter: [
      { method, argument: 0, key: "0.$match", style: "object" },
      { method: ["match"], argument: 0, style: "object" },
    ],
  };
}

const table = [
  { of: "model", argument: 0 },
  { of: "@", argument: 0 },
  { of: "getModelForClass", argument: 0 },
  { of: "discriminator", argument: 0 },
  "typeArgument",
  "member",
] satisfies Read["table"];

const filterMethods = ["find", "where", "and", "merge", "setQuery"];

/** Mongoose 6 to 9, with Typegoose and NestJS. What queries send was looked at with 9.8. */
export const mongoose: Orm = {
  id: "mongoose",
  name: "Mongoose",
  packages: [
    "mongoose",
    "@nestjs/mongoose",
    "@typegoose/typegoose",
    "@m8a/nestjs-typegoose",
    "nestjs-typegoose",
    "mongoose-paginate-v2",
    "mongoose-aggregate-paginate-v2",
    "mongoose-delete",
    "soft-delete-plugin-mongoose",
  ],
  source: docs,
  key: "_id",
  values: {
    mongoose: [
      { exported: "default", from: ["mongoose"] },
      { exported: "=", from: ["mongoose"] },
      { instanceOf: "Mongoose" },
      { instanceOf: "mongoose" },
      { instanceOf: "mongoose.Mongoose" },
      // Handed over to a function that makes the models.
      { named: /^mongoose$/, confidence: 0.9 },
    ],
    connection: [
      { instanceOf: "Connection" },
      { instanceOf: "mongoose.Connection" },
      { decorated: "InjectConnection" },
      { resultOf: "createConnection" },
      { resultOf: "mongoose.createConnection" },
      { member: "mongoose.connection" },
      { exported: "connection", from: ["mongoose"] },
      { resultOf: "connection.useDb" },
    ],
    model: [
      { resultOf: "model" },
      { resultOf: "mongoose.model" },
      { resultOf: "connection.model" },
      { member: "models.*" },
      { member: "mongoose.models.*" },
      { member: "connection.models.*" },
      ...["Model", "PaginateModel", "AggregatePaginateModel", "SoftDeleteModel", "ReturnModelType"].flatMap((name) => [
        { instanceOf: name },
        { instanceOf: `mongoose.${name}` },
      ]),
      { subclassOf: "Model" },
      { decorated: "InjectModel" },
      { resultOf: "getModelForClass" },
      { resultOf: "model.discriminator" },
    ],
    query: [{ resultOf: "model.find" }, { resultOf: "query.*" }],
    aggregation: [{ resultOf: "model.aggregate" }, { resultOf: "aggregation.*" }],
    distinct: [{ resultOf: "model.distinct" }, { resultOf: "distinct.*" }],
  },
  hooks: true,
  operators: mongoOperators,
  streams: [
    { call: "query.cursor", of: "query", each: ["eachAsync"] },
    { call: "aggregation.cursor", of: "aggregation", each: ["eachAsync"] },
  ],
  typeSuffix: /(?<=.)(?:Document|Doc|Model|Schema|Interface)$/,
  definitions: [
    { of: "model", argument: 1, made: "Schema", primary: [], unique: ["unique"], key: "_id" },
    { of: "discriminator", argument: 1, made: "Schema", primary: [], unique: ["unique"], key: "_id" },
  ],
  statements: [
    ...["model"].flatMap((kind) =>
      "create insertMany findOne findById updateOne updateMany findOneAndUpdate findByIdAndUpdate findOneAndDelete findByIdAndDelete deleteOne deleteMany replaceOne bulkWrite countDocuments exists"
        .split(" ")
        .map((method) => `${kind}.${method}`),
    ),
  ],
  reads: [
    {
      call: "query",
      rows: "many",
      builder: {
        head: ["find"],
        runs: ["exec", "then", "orFail"],
        one: ["findOne", "count", "countDocuments", "estimatedDocumentCount", "exists"],
        never: [
          ..."cursor stream eachAsync distinct findOneAndUpdate findOneAndDelete updateMany updateOne".split(" "),
          ..."deleteMany deleteOne replaceOne getFilter getQuery getOptions explain toConstructor".split(" "),
        ],
      },
      bound: [
        { method: ["limit"], argument: 0 },
        { method: ["find"], argument: 2, key: "limit" },
        { method: ["setOptions"], argument: 0, key: "limit" },
      ],
      zeroIsNone: true,
      filter: [{ method: filterMethods, argument: 0, style: "object" }],
      order: [{ method: ["sort"], argument: 0 }],
      columns: [
        { method: ["select"], argument: 0 },
        { method: ["find"], argument: 1 },
      ],
      relations: [{ method: ["populate"], argument: 0 }],
      table,
      notABound: [
        {
          place: { method: ["batchSize"], argument: 0 },
          why: "`batchSize` only cuts the way into pieces",
          source: docs,
        },
        { place: { method: ["skip"], argument: 0 }, why: "`skip` alone leaves the rest unlimited", source: zero },
      ],
    },
    {
      ...pipeline(["aggregate"]),
      call: "aggregation",
      rows: "many",
      builder: {
        head: ["aggregate"],
        runs: ["exec", "then"],
        never: ["cursor", "pipeline", "explain"],
      },
      table,
      notABound: [
        {
          place: { method: ["aggregate"], argument: 0, key: "[].$skip" },
          why: "`$skip` alone leaves the rest unlimited",
          source: aggregateDocs,
        },
      ],
    },
    {
      call: "distinct",
      rows: "many",
      builder: { head: ["distinct"], requires: ["distinct"], runs: ["exec", "then"], never: ["cursor"] },
      groups: true,
      bound: [],
      filter: [{ method: ["distinct"], argument: 1, style: "object" }],
      table,
    },
  ],
};
