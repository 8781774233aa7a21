import type { FileFacts } from "../../facts.ts";
import { extractPythonFacts } from "./python.ts";
import { PythonParser } from "./tree.ts";

/** WebAssembly of tree-sitter itself and of its grammar for Python, as they come from npm. */
export interface PythonParserFiles {
  runtime: Uint8Array;
  grammar: Uint8Array;
}

/** Two starts at once would each put a memory of its own in the other's place, and parsers of the first would find nothing. */
let started: Promise<void> | undefined;

/** Starts the parser, which takes some 20 ms. */
export async function loadPythonParser({ runtime, grammar }: PythonParserFiles): Promise<PythonParser> {
  const { Language, Parser } = await import("web-tree-sitter");
  started ??= Parser.init({ wasmBinary: runtime });
  await started;
  const language = await Language.load(grammar);
  return new PythonParser(new Parser(), language);
}

/** What turns a Python file into facts. */
export const pythonExtractor =
  (parser: PythonParser) =>
  (_path: string, text: string): FileFacts =>
    extractPythonFacts(parser, text);
