/** For tests: a program over files that are only text. */
import { type Catalog, catalog } from "../catalog/index.ts";
import { extractFacts } from "./extract/typescript.ts";
import { Program } from "./program.ts";
import { wordsOf } from "./words.ts";
import { Workspace } from "./workspace/workspace.ts";

export type Files = Record<string, string>;

export function programOf(files: Files, known: Catalog = catalog): Program {
  const host = {
    listFiles: () => Object.entries(files).map(([path, text]) => ({ path, modified: 0, size: text.length })),
    readFile: (path: string) => files[path],
    hash: (text: string) => text,
  };
  const workspace = new Workspace(host, wordsOf(known));
  workspace.extractors.set("typescript", extractFacts);
  for (const _ of workspace.refresh(new Map())) void _;
  return new Program(workspace, known);
}
