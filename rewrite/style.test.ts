import assert from "node:assert/strict";
import { test } from "node:test";
import { indentationAt, readStyle, reindent } from "./style.ts";

test("a file's own style is found", () => {
  assert.deepEqual(readStyle("const a = 'x'\nfunction f() {\n\treturn 'y'\n}\n"), {
    indent: "\t",
    quote: "'",
    semicolon: "",
    newline: "\n",
  });
  assert.deepEqual(readStyle('if (a) {\r\n    b("x");\r\n    if (c) {\r\n        d();\r\n    }\r\n}\r\n'), {
    indent: "    ",
    quote: '"',
    semicolon: ";",
    newline: "\r\n",
  });
});

test("an empty file and one line are as Prettier has it", () => {
  assert.deepEqual(readStyle(""), { indent: "  ", quote: '"', semicolon: ";", newline: "\n" });
  assert.equal(readStyle("export default async () => (await read()).length;\n").semicolon, ";");
});

test("the indentation is the common step, not that of a chain's continuation", () => {
  const text = "class A {\n  b() {\n    return c\n        .d()\n        .e();\n  }\n  f() {\n    g();\n  }\n}\n";
  assert.equal(readStyle(text).indent, "  ");
});

test("lines move from one indentation to another, the first stays", () => {
  assert.equal(reindent("a({\n    b,\n  c\n})", "  ", "\t"), "a({\n\t  b,\n\tc\n})");
  assert.equal(indentationAt("a\n   b", 6), "   ");
});
