import type { FileFacts } from "../../facts.ts";
import { PythonParser } from "./tree.ts";
/** WebAssembly of tree-sitter itself and of its grammar for Python, as they come from npm. */
export interface PythonParserFiles {
    runtime: Uint8Array;
    grammar: Uint8Array;
}
/** Starts the parser, which takes some 20 ms. */
export declare function loadPythonParser({ runtime, grammar }: PythonParserFiles): Promise<PythonParser>;
/** What turns a Python file into facts. */
export declare const pythonExtractor: (parser: PythonParser) => (_path: string, text: string) => FileFacts;
