/** Objection's models over Knex. */
import type { Target } from "./target.ts";

const models = `import { Model } from "objection";

export class Post extends Model {
  static override tableName = "posts";
  id!: number;
  author!: number;
  title!: string;
}

export class User extends Model {
  static override tableName = "users";
  id!: number;
  email!: string;
  status!: string;
  score!: number | null;
  bio!: string;
  created!: Date;
  posts?: Post[];
  static override relationMappings = () => ({
    posts: { relation: Model.HasManyRelation, modelClass: Post, join: { from: "users.id", to: "posts.author" } },
  });
}

export class Event extends Model {
  static override tableName = "events";
  static override idColumn = ["tenant", "seq"];
  tenant!: number;
  seq!: number;
  status!: string;
  score!: number | null;
}

export class Document extends Model {
  static override tableName = "documents";
  id!: string;
  status!: string;
  score!: number | null;
}

export class Label extends Model {
  static override tableName = "labels";
  static override idColumn = "name";
  name!: string;
  status!: string;
  score!: number | null;
}
`;

const database = (client: string, connection: string) => `import knexFactory from "knex";
import { Model } from "objection";

export const knex = knexFactory({ client: "${client}", connection: ${connection}, useNullAsDefault: true });
Model.knex(knex);

export async function open(): Promise<void> {
  await knex.raw("select 1");
}

export async function close(): Promise<void> {
  await knex.destroy();
}
`;

const shared = {
  name: "Objection",
  orm: "objection",
  imports: {
    Document: "../models.ts",
    Event: "../models.ts",
    Label: "../models.ts",
    User: "../models.ts",
  },
  values: { posts: "(ROW.posts ?? []).map((post) => post.title).sort()" },
  reads: {
    plain: "await User.query()",
    where: 'await User.query().whereNot("status", "paid")',
    withoutKey: 'await User.query().select("email", "status", "score")',
    ascending: 'await User.query().orderBy("id")',
    descending: 'await User.query().orderBy("id", "desc")',
    composite: "await Event.query()",
    uuid: "await Document.query()",
    text: "await Label.query()",
    relations: 'await User.query().withGraphFetched("posts")',
    transaction: {
      read: "await User.query(trx)",
      around: "await User.transaction(async (trx) => {\n  BODY\n});",
    },
  },
} satisfies Partial<Target>;

export const targets: Target[] = [
  {
    ...shared,
    engine: "postgres",
    except: { stream: { relations: "loads relations, which a stream does not" } },
    packages: ["objection", "knex", "pg", "pg-query-stream"],
    files: { "src/models.ts": models, "src/database.ts": database("pg", 'process.env["DATABASE"] ?? ""') },
  },
  {
    ...shared,
    engine: "sqlite",
    never: { stream: "a stream over better-sqlite3 keeps all rows" },
    packages: ["objection", "knex", "better-sqlite3"],
    files: {
      "src/models.ts": models,
      "src/database.ts": database("better-sqlite3", '{ filename: process.env["DATABASE"] ?? "" }'),
    },
  },
];
