import type { ts as TS } from "@ts-morph/common";
import type { Extraction } from "./state.ts";
/** Adds what an import declaration brings. */
export declare function extractImport(x: Extraction, node: TS.Node): void;
/** Adds what a statement exports; `fn` and `cls` are the indexes of the function or class it declares. */
export declare function extractExport(x: Extraction, node: TS.Node, fn?: number, cls?: number): void;
/** CommonJS: `module.exports = …`, `module.exports.x = …` and `exports.x = …` become exports. */
export declare function extractCommonJs(x: Extraction): void;
