import assert from "node:assert/strict";
import { test } from "node:test";
import { loadPythonParser } from "./index.ts";
import { installedPythonParser } from "./installed.ts";

// Alone in its file: a process starts tree-sitter once.
test("parsers that are started at the same time parse", async () => {
  const parsers = await Promise.all([1, 2, 3].map(() => loadPythonParser(installedPythonParser())));
  for (const parser of parsers) {
    const { root, errors } = parser.parse("def work():\n    pass\n");
    assert.deepEqual([root.children[0]?.type, errors], ["function_definition", 0]);
  }
});
