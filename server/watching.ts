/** Which files on disk matter, as globs for a client that watches them for us. */

import { type Connection, DidChangeWatchedFilesNotification, WatchKind } from "vscode-languageserver/node";
import { REPORT_GLOB } from "./measured.ts";

const globs = [
  "**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,py}",
  "**/package.json",
  "**/tsconfig*.json",
  "**/*.prisma",
  "**/orm-memory.config.json",
  "**/.gitignore",
  REPORT_GLOB,
];

export async function watchFiles(connection: Connection): Promise<void> {
  // Of a folder that is deleted or renamed, clients tell only the folder.
  const folders = { globPattern: "**/*", kind: WatchKind.Delete };
  const watchers = [...globs.map((globPattern) => ({ globPattern })), folders];
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
}

/** True for what may change findings: the files watched, and names that look like a folder's. */
export function matters(path: string): boolean {
  if (/(^|\/)node_modules\//.test(path)) return false;
  const name = path.slice(path.lastIndexOf("/") + 1);
  return !name.includes(".") || /(\.([mc]?[jt]s|[jt]sx|json|prisma)|^\.gitignore)$/.test(name);
}
