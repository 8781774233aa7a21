/** Prisma 7 with driver adapters. */
import type { Target } from "./target.ts";

const schema = (provider: string, uuid: string, time: string) => `generator client {
  provider = "prisma-client"
  output   = "./src/generated"
}

datasource db {
  provider = "${provider}"
}

model User {
  id      Int      @id
  email   String   @unique
  status  String
  score   Int?
  bio     String
  created ${time}
  posts   Post[]

  @@map("users")
}

model Post {
  id     Int    @id
  author Int
  title  String
  user   User   @relation(fields: [author], references: [id])

  @@map("posts")
}

model Event {
  tenant Int
  seq    Int
  status String
  score  Int?

  @@id([tenant, seq])
  @@map("events")
}

model Document {
  id     String @id${uuid}
  status String
  score  Int?

  @@map("documents")
}

model Label {
  name   String @id
  status String
  score  Int?

  @@map("labels")
}
`;

const database = (adapter: string, from: string, made: string) => `import { ${adapter} } from "${from}";
import { PrismaClient } from "./generated/client.ts";

export const prisma = new PrismaClient({ adapter: new ${adapter}(${made}) });

export async function open(): Promise<void> {
  await prisma.post.count();
}

export async function close(): Promise<void> {
  await prisma.$disconnect();
}
`;

const shared = {
  name: "Prisma",
  orm: "prisma",
  never: { stream: "Prisma has no stream" },
  generates: true,
  values: { posts: "ROW.posts.map((post) => post.title).sort()" },
  reads: {
    plain: "await prisma.user.findMany()",
    where: 'await prisma.user.findMany({ where: { status: { not: "paid" } } })',
    withoutKey: "await prisma.user.findMany({ select: { email: true, status: true, score: true } })",
    ascending: 'await prisma.user.findMany({ orderBy: { id: "asc" } })',
    descending: 'await prisma.user.findMany({ orderBy: { id: "desc" } })',
    composite: "await prisma.event.findMany()",
    uuid: "await prisma.document.findMany()",
    text: "await prisma.label.findMany()",
    relations: "await prisma.user.findMany({ include: { posts: true } })",
    transaction: {
      read: "await tx.user.findMany()",
      around: "await prisma.$transaction(async (tx) => {\n  BODY\n}, { timeout: 600_000 });",
    },
  },
} satisfies Partial<Target>;

export const targets: Target[] = [
  {
    ...shared,
    engine: "postgres",
    packages: ["@prisma/client", "@prisma/adapter-pg"],
    files: {
      ".gitignore": "src/generated/\n",
      "schema.prisma": schema("postgresql", " @db.Uuid", "DateTime @db.Timestamptz(6)"),
      "src/database.ts": database(
        "PrismaPg",
        "@prisma/adapter-pg",
        '{ connectionString: process.env["DATABASE"] ?? "" }',
      ),
    },
  },
  {
    ...shared,
    engine: "sqlite",
    packages: ["@prisma/client", "@prisma/adapter-better-sqlite3"],
    files: {
      ".gitignore": "src/generated/\n",
      "schema.prisma": schema("sqlite", "", "DateTime"),
      "src/database.ts": database(
        "PrismaBetterSqlite3",
        "@prisma/adapter-better-sqlite3",
        '{ url: process.env["DATABASE"] ?? "" }',
      ),
    },
  },
];
