/** The engine's door for both mouths, language server and CLI. Pure of LSP, disk and process: the host brings files. */

import type { PythonParserFiles } from "../analysis/extract/python/index.ts";
import type { TextEdit } from "../rewrite/edit.ts";
import type { Settings } from "./configuration.ts";
import type { Explanation } from "./explanation.ts";
import type { CheckResult, Finding, FixKind, Problem } from "./finding.ts";

export interface FileStamp {
  /** Workspace-relative, with `/`. */
  path: string;
  /** Milliseconds. */
  modified: number;
  /** Bytes. */
  size: number;
}

/** What the linter asks of the machine. */
export interface LinterHost {
  /** Every file that may matter: sources, package.json, tsconfig*.json, *.prisma; ignored and generated ones left out. */
  listFiles(): FileStamp[];
  /** Files and folders that the user named, such as "examples/pool": they are looked at, whatever the way there is called. */
  named?: readonly string[];
  /** Text of a file; undefined when it is gone, unreadable or binary. */
  readFile(path: string): string | undefined;
  /** True for any existing file, also those `listFiles` leaves out. */
  fileExists(path: string): boolean;
  /** Hash of a text; used as the key of cached facts. */
  hash(text: string): string;
  /** WebAssembly of the parser for Python and of its grammar; asked for when the first Python file is looked into. */
  pythonParser(): PythonParserFiles;
  /** Milliseconds, monotonic. */
  now(): number;
  /** Gives other work a turn (editor messages, signals). */
  breathe(): Promise<void>;
  /** The cache of a former run, or undefined. */
  loadCache(): string | undefined;
  /** Keeps what is handed over piece by piece, so that it never has to be in memory as a whole. */
  saveCache(pieces: Iterable<string>): void;
}

export interface CheckOptions {
  /** Aborting rejects the check with the signal's reason; what was parsed so far is kept. */
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

export interface Linter {
  /** Findings of the whole workspace. The first call reads everything, later ones only what changed. */
  check(options?: CheckOptions): Promise<CheckResult>;
  /** Why the reads of a line (from 1) are reported or not; undefined for a file that is not looked at. Checks first. */
  explain(file: string, line: number): Promise<Explanation[] | undefined>;
  /** An open document's text hides the file's; null ends that (the file on disk counts again). */
  setDocument(path: string, text: string | null): void;
  /** Files were created, changed or deleted on disk. */
  filesChanged(paths: string[]): void;
  /** Settings of a folder changed. */
  configure(settings: (path: string) => Settings, problems: Problem[]): void;
  /** Edits of an offered fix against the file's current text, or the reason why there is none. Loads ts-morph. */
  fix(finding: Finding, kind: FixKind): Promise<{ file: string; edits: TextEdit[] } | { reason: string }>;
}
