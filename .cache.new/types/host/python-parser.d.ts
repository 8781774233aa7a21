import type { PythonParserFiles } from "../analysis/extract/python/index.ts";
/** The parser's files: beside the bundle, or where npm put them. */
export declare function readPythonParser(): PythonParserFiles;
