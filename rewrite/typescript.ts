/**
 * TypeScript's parser, loaded when somebody asks for a fix and never before: a start-up that loads it costs some
 * hundred milliseconds. `ts` is a live binding, so that the code which uses it reads as if it were imported.
 */
import type { ts as TS } from "@ts-morph/common";

export let ts: typeof TS = undefined as unknown as typeof TS;

/** Loads TypeScript once. Everything in `rewrite/` and in a rule's `fixes/` needs it to have been awaited. */
export async function loadTypeScript(): Promise<typeof TS> {
  ts ??= (await import("@ts-morph/common")).ts;
  return ts;
}

/** Parses a text into a bare syntax tree with parent pointers; the kind of file is told by its name. */
export function parse(fileName: string, text: string): TS.SourceFile {
  return ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
}

/** May types be written in a file of this name? */
export const isTypeScript = (fileName: string): boolean => /\.[cm]?tsx?$/.test(fileName);

/** First syntax error of a text as a clause ("line 3: ')' expected"), or null when it parses. */
export function syntaxError(fileName: string, text: string): string | null {
  // `parseDiagnostics` is not in the public type; the public way needs a program, which costs a checker.
  const file = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, false) as TS.SourceFile & {
    parseDiagnostics?: readonly TS.DiagnosticWithLocation[];
  };
  const first = file.parseDiagnostics?.[0];
  if (!first) return null;
  const line = file.getLineAndCharacterOfPosition(first.start).line + 1;
  return `line ${line}: ${ts.flattenDiagnosticMessageText(first.messageText, " ")}`;
}
