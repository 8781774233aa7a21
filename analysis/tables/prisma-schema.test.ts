import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { prismaTables } from "./prisma-schema.ts";

const table = (body: string) => prismaTables(`model Order {\n${body}\n}`)[0]!;

describe("a model", () => {
  test("columns with type, null, list", () => {
    const { columns, name } = table("  id Int @id\n  note String?\n  lines Line[]\n  status Status @default(OPEN)");
    assert.equal(name, "Order");
    assert.deepEqual(
      [...columns.values()].map((c) => [c.name, c.type, c.nullable, c.list]),
      [
        ["id", "Int", false, false],
        ["note", "String", true, false],
        ["lines", "Line", false, true],
        ["status", "Status", false, false],
      ],
    );
  });

  test("keys: one column, several, unique ones", () => {
    assert.deepEqual(table("id Int @id").primary, ["id"]);
    assert.deepEqual(table("a Int\nb Int\n@@id([a, b])").primary, ["a", "b"]);
    assert.deepEqual(table('a Int\nb Int\n@@id(fields: [a, b], name: "x")').primary, ["a", "b"]);
    const { primary, unique } = table(
      "id Int @id\nemail String @unique\na Int\nb Int\n@@unique([a(sort: Desc), b])\n@@index([a])",
    );
    assert.deepEqual(primary, ["id"]);
    assert.deepEqual(unique, [["id"], ["email"], ["a", "b"]]);
  });

  test("relations: the key's column knows what it points to, wherever it stands", () => {
    const { columns } = table("user User @relation(fields: [userId], references: [id])\nuserId Int");
    assert.equal(columns.get("userId")?.references, "User");
    assert.equal(columns.get("user")?.references, undefined);
  });

  test("comments say nothing", () => {
    const { unique, columns } = table("id Int @id // @unique\n// other String @unique\n/// doc\na Int");
    assert.deepEqual(unique, [["id"]]);
    assert.deepEqual([...columns.keys()], ["id", "a"]);
  });

  test("braces and comment marks inside strings", () => {
    const { columns } = table(
      'id Int @id\nmeta Json @default("{}")\nurl String @default("https://example.org")\nlast Int @unique',
    );
    assert.deepEqual([...columns.keys()], ["id", "meta", "url", "last"]);
    assert.equal(columns.get("last")?.unique, true);
  });
});

test("several models, views; enumerations and blocks that are none", () => {
  const text =
    'generator client {\n provider = "x"\n}\ndatasource db {\n url = env("X")\n}\nenum Status {\n OPEN\n}\nmodel A {\n id Int @id\n}\nview V {\n id Int @unique\n}\ntype T {\n a Int\n}\n';
  assert.deepEqual(
    prismaTables(text).map((t) => t.name),
    ["A", "V"],
  );
});

test("Windows' line ends", () => {
  const [one] = prismaTables("model A {\r\n  id Int @id\r\n  b String @unique\r\n}\r\n");
  assert.deepEqual(one?.unique, [["id"], ["b"]]);
});

test("what is half written gives what there is", () => {
  for (const text of ["", "model", "model A {", "model A { id Int @id", "}}}", "\u0000"])
    assert.deepEqual(prismaTables(text), []);
  assert.deepEqual(
    prismaTables("model A {\n id Int @id\n @@unique([\n}\nmodel B {\n id Int @id\n}").map((t) => t.name),
    ["A", "B"],
  );
});
