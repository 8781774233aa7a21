/** MikroORM 7 with schemas of classes. */
import type { Target } from "./target.ts";

const entities = (uuid: string, time: string) => `import { Collection, EntitySchema } from "@mikro-orm/core";

export class User {
  id!: number;
  email!: string;
  status!: string;
  score!: number | null;
  bio!: string;
  created!: Date;
  posts = new Collection<Post>(this);
}

export class Post {
  id!: number;
  user!: User;
  title!: string;
}

export class Event {
  tenant!: number;
  seq!: number;
  status!: string;
  score!: number | null;
}

export class Document {
  id!: string;
  status!: string;
  score!: number | null;
}

export class Label {
  name!: string;
  status!: string;
  score!: number | null;
}

export const userSchema = new EntitySchema<User>({
  class: User,
  tableName: "users",
  properties: {
    id: { type: "number", primary: true },
    email: { type: "text", unique: true },
    status: { type: "text" },
    score: { type: "number", nullable: true },
    bio: { type: "text" },
    created: { type: "${time}" },
    posts: { kind: "1:m", entity: () => Post, mappedBy: "user" },
  },
});

export const postSchema = new EntitySchema<Post>({
  class: Post,
  tableName: "posts",
  properties: {
    id: { type: "number", primary: true },
    user: { kind: "m:1", entity: () => User, fieldName: "author", inversedBy: "posts" },
    title: { type: "text" },
  },
});

export const eventSchema = new EntitySchema<Event>({
  class: Event,
  tableName: "events",
  properties: {
    tenant: { type: "number", primary: true },
    seq: { type: "number", primary: true },
    status: { type: "text" },
    score: { type: "number", nullable: true },
  },
});

export const documentSchema = new EntitySchema<Document>({
  class: Document,
  tableName: "documents",
  properties: {
    id: { type: "${uuid}", primary: true },
    status: { type: "text" },
    score: { type: "number", nullable: true },
  },
});

export const labelSchema = new EntitySchema<Label>({
  class: Label,
  tableName: "labels",
  properties: {
    name: { type: "text", primary: true },
    status: { type: "text" },
    score: { type: "number", nullable: true },
  },
});
`;

const database = (module: string, options: string) => `import { MikroORM } from "${module}";
import { documentSchema, eventSchema, labelSchema, postSchema, userSchema } from "./entities.ts";

export const orm = await MikroORM.init({
  ${options},
  entities: [userSchema, postSchema, eventSchema, documentSchema, labelSchema],
});

export async function open(): Promise<void> {
  await orm.em.fork().count(userSchema);
}

export async function close(): Promise<void> {
  await orm.close();
}
`;

const inside = (read: string) => ({ read, around: "const em = orm.em.fork();\nBODY" });

const shared = {
  name: "MikroORM",
  orm: "mikro-orm",
  never: { stream: "`em.stream()` comes with version 7 of MikroORM, and which one runs is not known here" },
  imports: {
    Document: "../entities.ts",
    Event: "../entities.ts",
    Label: "../entities.ts",
    User: "../entities.ts",
    IsolationLevel: "@mikro-orm/core",
  },
  values: { posts: "ROW.posts.getItems().map((post) => post.title).sort()" },
  reads: {
    plain: inside("await em.find(User, {})"),
    where: inside('await em.find(User, { status: { $ne: "paid" } })'),
    withoutKey: inside('await em.find(User, {}, { fields: ["email", "status", "score"] })'),
    ascending: inside('await em.find(User, {}, { orderBy: { id: "asc" } })'),
    descending: inside('await em.find(User, {}, { orderBy: { id: "desc" } })'),
    composite: inside("await em.find(Event, {})"),
    uuid: inside("await em.find(Document, {})"),
    text: inside("await em.find(Label, {})"),
    relations: inside('await em.find(User, {}, { populate: ["posts"] })'),
    transaction: {
      read: "await em.find(User, {})",
      around:
        "await orm.em.fork().transactional(async (em) => {\n  BODY\n}, { isolationLevel: IsolationLevel.READ_COMMITTED });",
    },
  },
} satisfies Partial<Target>;

export const targets: Target[] = [
  {
    ...shared,
    engine: "postgres",
    packages: ["@mikro-orm/core", "@mikro-orm/postgresql"],
    files: {
      "src/entities.ts": entities("uuid", "datetime"),
      "src/database.ts": database("@mikro-orm/postgresql", 'clientUrl: process.env["DATABASE"] ?? ""'),
    },
  },
  {
    ...shared,
    engine: "sqlite",
    packages: ["@mikro-orm/core", "@mikro-orm/sqlite"],
    files: {
      "src/entities.ts": entities("text", "datetime"),
      "src/database.ts": database("@mikro-orm/sqlite", 'dbName: process.env["DATABASE"] ?? ""'),
    },
    reads: {
      ...shared.reads,
      transaction: {
        read: "await em.find(User, {})",
        around: "await orm.em.fork().transactional(async (em) => {\n  BODY\n});",
      },
    },
  },
];
