/** MongoDB's own driver. */
import type { Target } from "./target.ts";

const database = `import { MongoClient } from "mongodb";

export interface User {
  _id: number;
  email: string;
  status: string;
  score: number | null;
  bio: string;
  created: Date;
}

export interface Event {
  _id: { tenant: number; seq: number };
  tenant: number;
  seq: number;
  status: string;
  score: number | null;
}

export interface Label {
  _id: string;
  status: string;
  score: number | null;
}

export const client = new MongoClient(process.env["DATABASE"] ?? "mongodb://localhost");
export const users = client.db().collection<User>("users");
export const events = client.db().collection<Event>("events");
export const documents = client.db().collection<Label>("documents");
export const labels = client.db().collection<Label>("labels");

export async function open(): Promise<void> {
  await client.connect();
}

export async function close(): Promise<void> {
  await client.close();
}
`;

export const targets: Target[] = [
  {
    name: "mongodb",
    orm: "mongodb",
    except: { batch: { withoutKey: "leaves out the key `_id`" } },
    engine: "mongo",
    packages: ["mongodb"],
    key: "_id",
    values: { name: "ROW._id", id: "ROW._id" },
    files: { "src/database.ts": database },
    reads: {
      plain: "await users.find().toArray()",
      where: 'await users.find({ status: { $ne: "paid" } }).toArray()',
      withoutKey: "await users.find({}, { projection: { email: 1, status: 1, score: 1, _id: 0 } }).toArray()",
      ascending: "await users.find().sort({ _id: 1 }).toArray()",
      descending: "await users.find().sort({ _id: -1 }).toArray()",
      composite: "await events.find().toArray()",
      uuid: "await documents.find().toArray()",
      text: "await labels.find().toArray()",
    },
  },
];
