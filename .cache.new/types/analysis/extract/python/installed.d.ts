import type { PythonParserFiles } from "./index.ts";
export declare function installedPythonParser(): PythonParserFiles;
