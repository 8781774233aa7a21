/** TypeORM with decorated entities. */
import type { Target } from "./target.ts";

const entities = (uuid: string, text: string, time: string) => `import "reflect-metadata";
import { Column, Entity, JoinColumn, ManyToOne, OneToMany, PrimaryColumn } from "typeorm";

@Entity("users")
export class User {
  @PrimaryColumn("integer") id!: number;
  @Column("${text}", { unique: true }) email!: string;
  @Column("${text}") status!: string;
  @Column("integer", { nullable: true }) score!: number | null;
  @Column("text") bio!: string;
  @Column("${time}") created!: Date;
  @OneToMany(() => Post, (post) => post.user) posts!: Post[];
}

@Entity("posts")
export class Post {
  @PrimaryColumn("integer") id!: number;
  @Column("text") title!: string;
  @ManyToOne(() => User, (user) => user.posts) @JoinColumn({ name: "author" }) user!: User;
}

@Entity("events")
export class Event {
  @PrimaryColumn("integer") tenant!: number;
  @PrimaryColumn("integer") seq!: number;
  @Column("${text}") status!: string;
  @Column("integer", { nullable: true }) score!: number | null;
}

@Entity("documents")
export class Document {
  @PrimaryColumn("${uuid}") id!: string;
  @Column("${text}") status!: string;
  @Column("integer", { nullable: true }) score!: number | null;
}

@Entity("labels")
export class Label {
  @PrimaryColumn("${text}") name!: string;
  @Column("${text}") status!: string;
  @Column("integer", { nullable: true }) score!: number | null;
}
`;

const database = (options: string) => `import { DataSource } from "typeorm";
import { Document, Event, Label, Post, User } from "./entities.ts";

export const source = new DataSource({ ${options}, entities: [Document, Event, Label, Post, User] });
export const users = source.getRepository(User);
export const events = source.getRepository(Event);
export const documents = source.getRepository(Document);
export const labels = source.getRepository(Label);

export async function open(): Promise<void> {
  await source.initialize();
}

export async function close(): Promise<void> {
  await source.destroy();
}
`;

const shared = {
  name: "TypeORM",
  orm: "typeorm",
  never: { stream: "TypeORM streams rows of a statement, not entities" },
  imports: { Not: "typeorm", User: "../entities.ts" },
  values: { posts: "ROW.posts.map((post) => post.title).sort()" },
  reads: {
    plain: "await users.find()",
    where: 'await users.find({ where: { status: Not("paid") } })',
    withoutKey: "await users.find({ select: { email: true, status: true, score: true } })",
    ascending: 'await users.find({ order: { id: "ASC" } })',
    descending: 'await users.find({ order: { id: "DESC" } })',
    composite: "await events.find()",
    uuid: "await documents.find()",
    text: "await labels.find()",
    relations: "await users.find({ relations: { posts: true } })",
    transaction: {
      read: "await manager.getRepository(User).find()",
      around: "await source.transaction(async (manager) => {\n  BODY\n});",
    },
  },
} satisfies Partial<Target>;

export const targets: Target[] = [
  {
    ...shared,
    engine: "postgres",
    packages: ["typeorm", "pg"],
    files: {
      "src/entities.ts": entities("uuid", "text", "timestamptz"),
      "src/database.ts": database('type: "postgres", url: process.env["DATABASE"] ?? ""'),
    },
  },
  {
    ...shared,
    engine: "sqlite",
    packages: ["typeorm", "better-sqlite3"],
    files: {
      "src/entities.ts": entities("text", "text", "datetime"),
      "src/database.ts": database('type: "better-sqlite3", database: process.env["DATABASE"] ?? ""'),
    },
  },
  {
    ...shared,
    engine: "mariadb",
    except: { batch: { transaction: "reads in a transaction, which keeps one snapshot on MySQL" } },
    packages: ["typeorm", "mysql2"],
    files: {
      "src/entities.ts": entities("char", "varchar", "datetime"),
      "src/database.ts": database('type: "mysql", url: process.env["DATABASE"] ?? ""'),
    },
  },
];
