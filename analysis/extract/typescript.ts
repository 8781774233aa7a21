import { ts } from "@ts-morph/common";
import type { FileFacts } from "../facts.ts";
import { extractCommonJs } from "./module.ts";
import { Extraction } from "./state.ts";
import { visit } from "./statement.ts";

/**
 * Facts of one TypeScript or JavaScript file, from its text alone. Never throws for bad code: the parser goes on after
 * an error, and `errors` counts them.
 */
export function extractFacts(path: string, text: string): FileFacts {
  const file = ts.createSourceFile(
    path,
    text,
    { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
    false,
    scriptKind(path),
  );
  const x = new Extraction(ts, file);
  for (const statement of file.statements) visit(x, statement);
  extractCommonJs(x);
  const errors = (file as unknown as { parseDiagnostics?: unknown[] }).parseDiagnostics?.length ?? 0;
  if (errors) x.facts.errors = errors;
  return x.facts;
}

function scriptKind(path: string): ts.ScriptKind {
  if (path.endsWith(".tsx")) return ts.ScriptKind.TSX;
  if (/\.[cm]?ts$/.test(path)) return ts.ScriptKind.TS;
  // JSX may stand in any JavaScript file.
  return ts.ScriptKind.JSX;
}
