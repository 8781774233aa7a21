import type { Orm, Read } from "../shape.ts";
import { mongoOperators, pipeline } from "./mongoose.ts";

const docs = "https://www.mongodb.com/docs/drivers/node/current/crud/query/retrieve/";
const cursors = "https://www.mongodb.com/docs/drivers/node/current/crud/query/cursor/";

const table = [{ of: "collection", argument: 0 }, "typeArgument"] satisfies Read["table"];

/** A cursor sends nothing before it is read; only `toArray` gathers what it gives. */
const gathered = {
  runs: ["toArray"],
  awaited: false,
  toldAtStart: true,
  never: ["count", "stream", "explain"],
} as const;

const names = (name: string) => [{ instanceOf: name }, { instanceOf: `default.${name}` }];

/** The MongoDB driver, 4 to 7, also below Mongoose. What cursors send was looked at with 7.1. */
export const mongodb: Orm = {
  id: "mongodb",
  name: "MongoDB driver",
  packages: ["mongodb", "mongoose"],
  source: docs,
  key: "_id",
  rowType: { argument: 0 },
  values: {
    client: [
      ...names("MongoClient"),
      { resultOf: "client.connect" },
      { resultOf: "MongoClient.connect" },
      { resultOf: "connection.getClient" },
    ],
    connection: [
      { member: "default.connection" },
      { exported: "connection", from: ["mongoose"] },
      { instanceOf: "Connection" },
      { instanceOf: "default.Connection" },
    ],
    db: [
      ...names("Db"),
      { instanceOf: "default.mongo.Db" },
      { instanceOf: "mongo.Db" },
      { resultOf: "client.db" },
      { member: "connection.db" },
      // What is emptied by `collection(name).find(…).toArray()` is hardly anything else.
      { named: /./, confidence: 0.9 },
    ],
    collection: [
      ...names("Collection"),
      { instanceOf: "mongo.Collection" },
      { instanceOf: "default.mongo.Collection" },
      { resultOf: "db.collection" },
      { resultOf: "connection.collection" },
      { named: /./, confidence: 0.85 },
    ],
    cursor: [
      ...names("FindCursor"),
      { instanceOf: "Cursor" },
      { resultOf: "collection.find" },
      { resultOf: "cursor.*" },
    ],
    aggregation: [
      ...names("AggregationCursor"),
      { resultOf: "collection.aggregate" },
      { resultOf: "db.aggregate" },
      { resultOf: "aggregation.*" },
    ],
  },
  operators: mongoOperators,
  typeSuffix: /(?<=.)(?:Document|Doc|Model|Schema|Interface)$/,
  statements: [
    ...["collection"].flatMap((kind) =>
      "findOne insertOne insertMany updateOne updateMany replaceOne deleteOne deleteMany findOneAndUpdate findOneAndDelete bulkWrite countDocuments"
        .split(" ")
        .map((method) => `${kind}.${method}`),
    ),
  ],
  reads: [
    {
      call: "cursor",
      rows: "many",
      builder: { head: ["find"], ...gathered, runs: ["toArray"], never: [...gathered.never] },
      bound: [
        { method: ["limit"], argument: 0 },
        { method: ["find"], argument: 1, key: "limit" },
      ],
      zeroIsNone: true,
      filter: [{ method: ["find", "filter"], argument: 0, style: "object" }],
      order: [{ method: ["sort"], argument: 0 }],
      columns: [
        { method: ["project"], argument: 0 },
        { method: ["find"], argument: 1, key: "projection" },
      ],
      table,
      notABound: [
        {
          place: { method: ["batchSize"], argument: 0 },
          why: "`batchSize` only cuts the way into pieces",
          source: cursors,
        },
        { place: { method: ["skip"], argument: 0 }, why: "`skip` alone leaves the rest unlimited", source: cursors },
      ],
    },
    {
      ...pipeline(["aggregate"]),
      call: "aggregation",
      rows: "many",
      builder: { head: ["aggregate"], ...gathered, runs: ["toArray"], never: [...gathered.never] },
      table,
    },
    {
      call: "collection.distinct",
      rows: "many",
      groups: true,
      bound: [],
      filter: [{ argument: 1, style: "object" }],
      table,
    },
  ],
};
