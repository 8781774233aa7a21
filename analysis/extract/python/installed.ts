/** For tests: the parser's files where npm put them. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { PythonParserFiles } from "./index.ts";

export function installedPythonParser(): PythonParserFiles {
  const { resolve } = createRequire(import.meta.url);
  const read = (name: string) => readFileSync(resolve(`${name}/${name}.wasm`));
  return { runtime: read("web-tree-sitter"), grammar: read("tree-sitter-python") };
}
