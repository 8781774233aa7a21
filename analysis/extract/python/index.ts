import type { FileFacts } from "../../facts.ts";
import { extractPythonFacts } from "./python.ts";
import { PythonParser } from "./tree.ts";

/** WebAssembly of tree-sitter itself and of its grammar for Python, as they come from npm. */
export interface PythonParserFiles {
  runtime: Uint8Array;
  grammar: Uint8Array;
}

/** Starts the parser, which takes some 20 ms, and gives what turns a Python file into facts. */
export async function loadPython({
  runtime,
  grammar,
}: PythonParserFiles): Promise<(path: string, text: string) => FileFacts> {
  const { Language, Parser } = await import("web-tree-sitter");
  await Parser.init({ wasmBinary: runtime });
  const language = await Language.load(grammar);
  const parser = new PythonParser(new Parser(), language);
  return (_path, text) => extractPythonFacts(parser, text);
}
