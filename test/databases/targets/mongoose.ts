/** Mongoose 9. */
import type { Target } from "./target.ts";

const models = `import { model, Schema } from "mongoose";

export interface UserShape {
  _id: number;
  email: string;
  status: string;
  score: number | null;
  bio: string;
  created: Date;
}

const ties = { status: { type: String, required: true }, score: Number };

export const User = model<UserShape>(
  "User",
  new Schema<UserShape>({
    _id: { type: Number, required: true },
    email: { type: String, required: true, unique: true },
    status: { type: String, required: true },
    score: { type: Number, default: null },
    bio: { type: String, required: true },
    created: { type: Date, required: true },
  }),
  "users",
);

export interface LabelShape {
  _id: string;
  status: string;
  score: number | null;
}

export const Label = model<LabelShape>(
  "Label",
  new Schema<LabelShape>({ _id: { type: String, required: true }, ...ties }),
  "labels",
);

export const Document = model<LabelShape>(
  "Document",
  new Schema<LabelShape>({ _id: { type: String, required: true }, ...ties }),
  "documents",
);
`;

const database = `import mongoose from "mongoose";

export async function open(): Promise<void> {
  mongoose.set("autoIndex", false);
  await mongoose.connect(process.env["DATABASE"] ?? "");
}

export async function close(): Promise<void> {
  await mongoose.disconnect();
}
`;

export const targets: Target[] = [
  {
    name: "Mongoose",
    orm: "mongoose",
    except: { batch: { withoutKey: "leaves out the key `_id`" } },
    engine: "mongo",
    packages: ["mongoose"],
    key: "_id",
    values: { name: "ROW._id", id: "ROW._id" },
    imports: { Document: "../models.ts", Label: "../models.ts", User: "../models.ts" },
    files: { "src/models.ts": models, "src/database.ts": database },
    reads: {
      plain: "await User.find()",
      where: 'await User.find({ status: { $ne: "paid" } })',
      withoutKey: "await User.find().select({ email: 1, status: 1, score: 1, _id: 0 }).lean()",
      ascending: "await User.find().sort({ _id: 1 })",
      descending: "await User.find().sort({ _id: -1 })",
      uuid: "await Document.find().lean()",
      text: "await Label.find().lean()",
    },
  },
];
