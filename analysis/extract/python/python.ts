import type { FileFacts } from "../../facts.ts";
import { extractExports } from "./module.ts";
import { PythonWalk } from "./python-walk.ts";
import { block } from "./statement.ts";
import type { PythonParser } from "./tree.ts";

/**
 * Facts of one Python file, from its text alone. Never throws for bad code: the parser goes on after an error, and
 * `errors` counts them.
 */
export function extractPythonFacts(parser: PythonParser, text: string): FileFacts {
  const { root, errors } = parser.parse(text);
  const x = new PythonWalk(text);
  block(x, root);
  extractExports(x);
  if (errors) x.facts.errors = errors;
  return x.facts;
}
