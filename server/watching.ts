/** Which files on disk matter, as globs for a client that watches them for us. */
import { type Connection, DidChangeWatchedFilesNotification } from "vscode-languageserver/node";

const globs = [
  "**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}",
  "**/package.json",
  "**/tsconfig*.json",
  "**/*.prisma",
  "**/orm-memory.config.json",
  "**/.gitignore",
];

export async function watchFiles(connection: Connection): Promise<void> {
  await connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: globs.map((globPattern) => ({ globPattern })),
  });
}
