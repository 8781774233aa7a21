import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { PythonParserFiles } from "../analysis/extract/python/index.ts";

/** The parser's files: beside the bundle, or where npm put them. */
export function readPythonParser(): PythonParserFiles {
  return { runtime: read("web-tree-sitter"), grammar: read("tree-sitter-python") };
}

function read(name: "web-tree-sitter" | "tree-sitter-python"): Uint8Array {
  const beside = fileURLToPath(new URL(`./${name}.wasm`, import.meta.url));
  return readFileSync(existsSync(beside) ? beside : createRequire(import.meta.url).resolve(`${name}/${name}.wasm`));
}
