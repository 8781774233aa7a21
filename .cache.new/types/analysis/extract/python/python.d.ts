import type { FileFacts } from "../../facts.ts";
import type { PythonParser } from "./tree.ts";
/**
 * Facts of one Python file, from its text alone. Never throws for bad code: the parser goes on after an error, and
 * `errors` counts them.
 */
export declare function extractPythonFacts(parser: PythonParser, text: string): FileFacts;
