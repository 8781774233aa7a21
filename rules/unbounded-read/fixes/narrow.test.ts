/** *Read only some columns*: what is selected, for which uses of the rows, and where nothing is. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fixedIn } from "./fixture.ts";

const schema = `model User {
  id     Int     @id
  email  String
  name   String
  total  Int
  bio    String
  posts  Post[]
}
model Post {
  id     Int  @id
  author User @relation(fields: [userId], references: [id])
  userId Int
}
`;

/** The line that reads after the rewrite and its title, or the reason why there is none. */
async function narrowed(files: Record<string, string>): Promise<{ line: string; title: string } | string> {
  const { finding, fixed } = await fixedIn(files, "narrow");
  if ("reason" in fixed) return fixed.reason;
  const before = new Set(files[fixed.file]!.split("\n"));
  const changed = fixed.text.split("\n").filter((line) => !before.has(line));
  const fix = finding.fixes.find((one) => one.kind === "narrow");
  assert.ok(fix?.safe);
  return { line: changed.map((line) => line.trim()).join("\n"), title: fix.title };
}

const prisma = (body: string, read = "await prisma.user.findMany()"): Record<string, string> => ({
  "schema.prisma": schema,
  "job.ts": `import { PrismaClient } from "@prisma/client";
import { Worker } from "bullmq";
const prisma = new PrismaClient(), options = { where: { bio: { not: "" } } };
new Worker("users", async (job) => {
  const users = ${read};
  ${body}
});
`,
});

const selected = (columns: string): string =>
  `const users = await prisma.user.findMany({ select: { ${columns.replaceAll(/\w+/g, "$&: true")} } });`;

describe("columns are those that the program asks for", () => {
  const uses: [string, string][] = [
    ["for (const user of users) send(user.email);", "email"],
    ["for (const { email, name: called = '' } of users) send(email, called);", "email, name"],
    ["users.forEach(({ email }, index) => send(email, index));", "email"],
    ["return users.map((user) => user.email);", "email"],
    ["return users.map((user) => ({ to: user.email, sum: user.total }));", "email, total"],
    ["await Promise.all(users.map((user) => send(user.email)));", "email"],
    ["users.sort((a, b) => b.total - a.total);\n  return users.slice(0, 10).map((user) => user.name);", "name, total"],
    ["return new Set(users.filter((user) => user.total > 0).map((user) => user.name));", "name, total"],
    [
      "const paid = users.filter((user) => user.total > 0);\n  for (const user of paid) send(user.name);",
      "name, total",
    ],
    ["const best = users.find((user) => user.total > 9);\n  return best?.email;", "email, total"],
    ["return users[0]?.email;", "email"],
    ["for (let i = 0; i < users.length; i++) {\n    const user = users[i];\n    send(user.email);\n  }", "email"],
    ["for (const [index, user] of users.entries()) send(index, user.email);", "email"],
    ["return users.reduce((sum, user) => sum + user.total, 0);", "total"],
    ["if (!users.length) return;\n  for (const user of users) await send(user.email);", "email"],
    ["for (const user of users) later(() => send(user.email));", "email"],
  ];
  for (const [body, columns] of uses)
    test(body.replace(/\s+/g, " "), async () => {
      const found = await narrowed(prisma(body));
      assert.equal(typeof found === "string" ? found : found.line, selected(columns));
    });
});

describe("whole rows, or what is no column, are left alone", () => {
  const reasons: [string, string][] = [
    ["for (const user of users) send(user);", "line 6 uses whole rows"],
    ["return users;", "line 6 uses whole rows"],
    ["return users.filter((user) => user.total > 0);", "line 6 uses whole rows"],
    ["return users.map((user) => ({ ...user, x: 1 }));", "line 6 uses whole rows"],
    ["return users.map(toDto);", "line 6 uses whole rows"],
    ["return users.map((user, index, all) => all[index]);", "line 6 uses whole rows"],
    ["for (const { email, ...rest } of users) send(email, rest);", "line 6 uses whole rows"],
    ["for (const user of users) send(user[job.data.field]);", "line 6 uses whole rows"],
    ["for (const user of users) user.refresh();", "line 6 uses whole rows"],
    ["return JSON.stringify(users);", "line 6 uses whole rows"],
    ["return users[0];", "line 6 uses whole rows"],
    ["const best = users.find((user) => user.total > 9);\n  return best;", "line 7 uses whole rows"],
    ["return users.sort();", "line 6 uses whole rows"],
    ["return users.reduce((best, user) => (best.total > user.total ? best : user));", "line 6 uses whole rows"],
    ["for (const user of users) send(user.posts.length);", "`posts` is no plain column of `user` that is known"],
    ["for (const user of users) send(user.fullName);", "`fullName` is no plain column of `user` that is known"],
    [
      "for (const user of users) send(user.id, user.email, user.name, user.total, user.bio);",
      "the program asks for all columns of `user`",
    ],
    ["return users.map(({ email }: User) => email);", "line 6 gives the rows a type by hand"],
    ["return users.length;", "the program asks for none of their columns"],
  ];
  for (const [body, reason] of reasons)
    test(body.replace(/\s+/g, " "), async () => assert.equal(await narrowed(prisma(body)), reason));

  test("a read that says already what comes back", async () => {
    const body = "for (const user of users) send(user.email);";
    for (const [options, reason] of [
      ["{ select: { id: true, email: true } }", "line 5 chooses columns already"],
      ["{ omit: { bio: true } }", "line 5 chooses columns already"],
      ["{ include: { posts: true } }", "line 5 sets `include`, beside which columns can't be chosen"],
      ["options", "line 5 takes its options from `options`"],
      ["{ ...options }", "line 5 sets options that can't be told"],
    ] as const)
      assert.equal(await narrowed(prisma(body, `await prisma.user.findMany(${options})`)), reason);
  });
});

const entity = (
  more = "",
  hook = "",
) => `import { AfterLoad, Column, Entity, OneToMany, PrimaryColumn, VirtualColumn } from "typeorm";
@Entity()
export class User {
  @PrimaryColumn() id!: number;
  @Column() email!: string;
  @Column() bio!: string;
  @Column({ select: false }) secret!: string;
  @VirtualColumn({ query: () => "1" }) orders!: number;
  @Column(() => Address) address!: Address;
  ${more}
  ${hook}
}
`;
const typeorm = (body: string, read = "await users.find()", source = entity()): Record<string, string> => ({
  "user.ts": source,
  "job.ts": `import { Repository } from "typeorm";
import { Worker } from "bullmq";
import { User } from "./user";
export function start(users: Repository<User>) {
  new Worker("users", async () => {
    const all = ${read};
    ${body}
  });
}
`,
});

describe("entities", () => {
  const body = "for (const user of all) send(user.email);";
  test("keep their key", async () => {
    for (const [read, line] of [
      ["await users.find()", "const all = await users.find({ select: { id: true, email: true } });"],
      [
        'await users.findBy({ bio: "" })',
        'const all = await users.find({ where: { bio: "" }, select: { id: true, email: true } });',
      ],
      [
        'await users.createQueryBuilder("u").where("u.bio = :bio", { bio: "" }).getMany()',
        'const all = await users.createQueryBuilder("u").select(["u.id", "u.email"]).where("u.bio = :bio", { bio: "" }).getMany();',
      ],
    ] as const) {
      const found = await narrowed(typeorm(body, read));
      assert.equal(typeof found === "string" ? found : found.line, line);
    }
  });
  test("the title names what is read and how much stays", async () => {
    const found = await narrowed(typeorm(body));
    assert.equal(
      typeof found === "string" ? found : found.title,
      "Read only `id` and `email` (4 columns stay in the database)",
    );
  });
  test("that compute something when they are loaded are left whole", async () => {
    const source = entity("@AfterLoad() greet() { this.email = this.bio; }");
    assert.equal(
      await narrowed(typeorm(body, undefined, source)),
      "`User` runs `AfterLoad` for each row, which may look at any column",
    );
    for (const name of ["secret", "orders", "address"])
      assert.equal(
        await narrowed(typeorm(`for (const user of all) send(user.${name});`)),
        `\`${name}\` is no plain column of \`User\` that is known`,
      );
    assert.equal(
      await narrowed(
        typeorm("for (const user of all) send(user.label);", undefined, entity("get label() { return this.email; }")),
      ),
      "`label` is no plain column of `User` that is known",
    );
  });
});

test("columns that getters and hooks hide are not read by themselves", async () => {
  const sequelize = (columns: string, more = "") => ({
    "user.ts": `import { DataTypes, Model } from "sequelize";
export class User extends Model {}
User.init({ id: { type: DataTypes.INTEGER, primaryKey: true }, email: DataTypes.STRING, bio: DataTypes.TEXT, ${columns} }, { sequelize });
${more}
`,
    "job.ts": `import { Worker } from "bullmq";
import { User } from "./user";
new Worker("users", async () => {
  for (const user of await User.findAll()) send(user.email);
});
`,
  });
  assert.deepEqual(await narrowed(sequelize("")), {
    line: 'for (const user of await User.findAll({ attributes: ["email"] })) send(user.email);',
    title: "Read only `email` (2 columns stay in the database)",
  });
  const plain = "`email` is no plain column of `User` that is known";
  assert.equal(await narrowed(sequelize("email: { type: DataTypes.STRING, get() { return this.bio; } }")), plain);
  assert.equal(await narrowed(sequelize("email: { type: DataTypes.VIRTUAL }")), plain);
  assert.equal(
    await narrowed(sequelize("", 'User.addHook("afterFind", (users) => users.forEach((user) => user.decrypt()));')),
    '`User` runs `addHook("afterFind")` for each row, which may look at any column',
  );
});

describe("hooks and getters, wherever they are registered", () => {
  const model = (options = "", body = "") => `import { DataTypes, Model } from "sequelize";
export class User extends Model { ${body} }
User.init({ id: { type: DataTypes.INTEGER, primaryKey: true }, email: DataTypes.STRING, bio: DataTypes.TEXT }, { sequelize${options} });
`;
  const read = (source: string, more: Record<string, string> = {}): Record<string, string> => ({
    ...more,
    "user.ts": source,
    "job.ts": `import { Worker } from "bullmq";
import { User } from "./user";
new Worker("users", async () => {
  for (const user of await User.find${source.includes("mongoose") ? "" : "All"}()) send(user.email);
});
`,
  });
  const schema = (hook: string) => `import { model, Schema } from "mongoose";
const schema = new Schema({ email: String, bio: String });
${hook}
export const User = model("User", schema);
`;
  const hidden: [string, Record<string, string>][] = [
    ["Sequelize: hooks among the options", read(model(", hooks: { afterFind(users) { fill(users); } }"))],
    ["Sequelize: getterMethods", read(model(", getterMethods: { email() { return this.bio; } }"))],
    ["Sequelize: a getter of the class", read(model("", 'get email() { return this.getDataValue("bio"); }'))],
    [
      "Sequelize: a hook in another file",
      read(model(), { "hooks.ts": 'import { User } from "./user";\nUser.addHook("afterFind", fill);\n' }),
    ],
    ["Mongoose: post of a list", read(schema('schema.post(["find", "findOne"], fill);'))],
    ["Mongoose: post of an expression", read(schema("schema.post(/^find/, fill);"))],
    ["Mongoose: a getter of a path", read(schema('schema.path("email").get(function () { return this.bio; });'))],
    [
      "TypeORM: a subscriber",
      {
        ...typeorm("for (const user of all) send(user.email);"),
        "subscriber.ts":
          "export class Fill implements EntitySubscriberInterface { afterLoad(user) { user.email = user.bio; } }\n",
      },
    ],
  ];
  for (const [name, files] of hidden)
    test(name, async () =>
      assert.match(String(await narrowed(files)), /which may look at any column$|is no plain column of/),
    );

  test("hooks of other moments change nothing", async () => {
    const found = await narrowed(read(schema('schema.post("save", fill);')));
    assert.equal(
      typeof found === "string" ? found : found.line,
      'for (const user of await User.find().select("email")) send(user.email);',
    );
  });
});
