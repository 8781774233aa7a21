/** Sequelize 6 with model classes. */
import type { Target } from "./target.ts";

const models = (uuid: string, time: string) => `import {
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type NonAttribute,
  Sequelize,
} from "sequelize";

export const sequelize = new Sequelize(process.env["DATABASE"] ?? "", {
  logging: false,
  define: { timestamps: false },
});

export class User extends Model<InferAttributes<User>, InferCreationAttributes<User>> {
  declare id: number;
  declare email: string;
  declare status: string;
  declare score: number | null;
  declare bio: string;
  declare created: Date;
  declare posts: NonAttribute<Post[]>;
}
User.init(
  {
    id: { type: DataTypes.INTEGER, primaryKey: true },
    email: { type: DataTypes.STRING, unique: true, allowNull: false },
    status: { type: DataTypes.STRING, allowNull: false },
    score: DataTypes.INTEGER,
    bio: { type: DataTypes.TEXT, allowNull: false },
    created: { type: DataTypes.${time}, allowNull: false },
  },
  { sequelize, tableName: "users" },
);

export class Post extends Model<InferAttributes<Post>, InferCreationAttributes<Post>> {
  declare id: number;
  declare author: number;
  declare title: string;
}
Post.init(
  {
    id: { type: DataTypes.INTEGER, primaryKey: true },
    author: { type: DataTypes.INTEGER, allowNull: false },
    title: { type: DataTypes.TEXT, allowNull: false },
  },
  { sequelize, tableName: "posts" },
);
User.hasMany(Post, { as: "posts", foreignKey: "author" });

export class Event extends Model<InferAttributes<Event>, InferCreationAttributes<Event>> {
  declare tenant: number;
  declare seq: number;
  declare status: string;
  declare score: number | null;
}
Event.init(
  {
    tenant: { type: DataTypes.INTEGER, primaryKey: true },
    seq: { type: DataTypes.INTEGER, primaryKey: true },
    status: { type: DataTypes.STRING, allowNull: false },
    score: DataTypes.INTEGER,
  },
  { sequelize, tableName: "events" },
);

export class Document extends Model<InferAttributes<Document>, InferCreationAttributes<Document>> {
  declare id: string;
  declare status: string;
  declare score: number | null;
}
Document.init(
  {
    id: { type: DataTypes.${uuid}, primaryKey: true },
    status: { type: DataTypes.STRING, allowNull: false },
    score: DataTypes.INTEGER,
  },
  { sequelize, tableName: "documents" },
);

export class Label extends Model<InferAttributes<Label>, InferCreationAttributes<Label>> {
  declare name: string;
  declare status: string;
  declare score: number | null;
}
Label.init(
  {
    name: { type: DataTypes.STRING, primaryKey: true },
    status: { type: DataTypes.STRING, allowNull: false },
    score: DataTypes.INTEGER,
  },
  { sequelize, tableName: "labels" },
);
`;

const database = `import { sequelize } from "./models.ts";

export async function open(): Promise<void> {
  await sequelize.authenticate();
}

export async function close(): Promise<void> {
  await sequelize.close();
}
`;

const shared = {
  name: "Sequelize",
  orm: "sequelize",
  never: { stream: "Sequelize has no stream" },
  imports: {
    Op: "sequelize",
    Transaction: "sequelize",
    sequelize: "../models.ts",
    User: "../models.ts",
    Event: "../models.ts",
    Document: "../models.ts",
    Label: "../models.ts",
    Post: "../models.ts",
  },
  values: { posts: "ROW.posts.map((post) => post.title).sort()" },
  reads: {
    plain: "await User.findAll()",
    where: 'await User.findAll({ where: { status: { [Op.ne]: "paid" } } })',
    withoutKey: 'await User.findAll({ attributes: ["email", "status", "score"] })',
    ascending: 'await User.findAll({ order: [["id", "ASC"]] })',
    descending: 'await User.findAll({ order: [["id", "DESC"]] })',
    composite: "await Event.findAll()",
    uuid: "await Document.findAll()",
    text: "await Label.findAll()",
    relations: 'await User.findAll({ include: [{ model: Post, as: "posts" }] })',
    transaction: {
      read: "await User.findAll({ transaction })",
      around:
        "await sequelize.transaction({ isolationLevel: Transaction.ISOLATION_LEVELS.READ_COMMITTED }, async (transaction) => {\n  BODY\n});",
    },
  },
} satisfies Partial<Target>;

export const targets: Target[] = [
  {
    ...shared,
    engine: "postgres",
    packages: ["sequelize", "pg"],
    files: { "src/models.ts": models("UUID", "DATE"), "src/database.ts": database },
  },
  {
    ...shared,
    engine: "mariadb",
    packages: ["sequelize", "mysql2"],
    files: { "src/models.ts": models("STRING", "DATE(3)"), "src/database.ts": database },
  },
];
