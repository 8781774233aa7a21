import assert from "node:assert/strict";
import { test } from "node:test";
import { isSuppressed } from "../../suppression.ts";
import { fixed, targetOf } from "./fixture.ts";

const comment = "orm-memory-disable-next-line unbounded-read -- reason";

const places: [string, string, string][] = [
  [
    "comments to other tools",
    "x();\n// eslint-disable-next-line a\n// @ts-expect-error\nprisma.order.findMany();\n",
    `x();\n// ${comment}\n// eslint-disable-next-line a\n// @ts-expect-error\nprisma.order.findMany();\n`,
  ],
  [
    "a statement",
    "if (x) {\n    await prisma.order.findMany();\n}\n",
    `if (x) {\n    // ${comment}\n    await prisma.order.findMany();\n}\n`,
  ],
  [
    "a chain over lines",
    "await prisma.order\n\t.findMany();\n",
    `await prisma.order\n\t// ${comment}\n\t.findMany();\n`,
  ],
  ["the first line", "prisma.order.findMany();\n", `// ${comment}\nprisma.order.findMany();\n`],
  ["an argument", "run(\n  prisma.order.findMany(),\n);\n", `run(\n  // ${comment}\n  prisma.order.findMany(),\n);\n`],
  [
    "JSX",
    "const a = (\n  <ul>\n    {(await prisma.order.findMany()).length}\n  </ul>\n);\n",
    `const a = (\n  <ul>\n    {/* ${comment} */}\n    {(await prisma.order.findMany()).length}\n  </ul>\n);\n`,
  ],
  [
    "JSX's expression",
    "const a = <ul>{\n  await prisma.order.findMany()\n}</ul>;\n",
    `const a = <ul>{\n  // ${comment}\n  await prisma.order.findMany()\n}</ul>;\n`,
  ],
  [
    "a template's expression",
    `const a = \`x \${\n  await prisma.order.findMany()\n}\`;\n`,
    `const a = \`x \${\n  // ${comment}\n  await prisma.order.findMany()\n}\`;\n`,
  ],
  ["\\r\\n", "x;\r\nprisma.order.findMany();\r\n", `x;\r\n// ${comment}\r\nprisma.order.findMany();\r\n`],
  [
    "a decorator above",
    "class A {\n  @Cron()\n  x = () => prisma.order.findMany();\n}\n",
    `class A {\n  @Cron()\n  // ${comment}\n  x = () => prisma.order.findMany();\n}\n`,
  ],
];

for (const [name, before, after] of places) {
  test(`the comment stands directly above: ${name}`, async () => {
    const program = { text: before, fileName: "a.tsx" };
    assert.equal(await fixed(program, "suppress"), after);
    assert.equal(isSuppressed(after, "unbounded-read", targetOf(after).range.start.line), true);
  });
}

test("inside a text there is no place for a comment", async () => {
  const inside = `const a = \`first\nsecond \${await prisma.order.findMany()}\`;\n`;
  assert.equal(await fixed(inside, "suppress"), "no: line 2 begins inside a text, where a comment can't stand");
  const block = "/* a\n   b */ prisma.order.findMany();\n";
  assert.equal(await fixed(block, "suppress"), "no: line 2 begins inside a text, where a comment can't stand");
});
