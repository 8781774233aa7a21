/**
 * TypeScript's parser, loaded when somebody asks for a fix and never before: a start-up that loads it costs some
 * hundred milliseconds. `ts` is a live binding, so that the code which uses it reads as if it were imported.
 */
import type { ts as TS } from "@ts-morph/common";
export declare let ts: typeof TS;
/** Loads TypeScript once. Everything in `rewrite/` and in a rule's `fixes/` needs it to have been awaited. */
export declare function loadTypeScript(): Promise<typeof TS>;
/** Parses a text into a bare syntax tree with parent pointers; the kind of file is told by its name. */
export declare function parse(fileName: string, text: string): TS.SourceFile;
/** May types be written in a file of this name? */
export declare const isTypeScript: (fileName: string) => boolean;
/** First syntax error of a text as a clause ("line 3: ')' expected"), or null when it parses. */
export declare function syntaxError(fileName: string, text: string): string | null;
