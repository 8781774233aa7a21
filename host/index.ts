/** The Node host: files of a folder, hashes, time, and the cache of facts. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { LinterHost } from "../rules/linter.ts";
import { listFiles } from "./walk.ts";

export interface NodeHostOptions {
  /** Folder for cached facts; null for none, undefined for the user's cache folder. */
  cacheDirectory?: string | null | undefined;
}

/** A host over the folder `root`. Never throws for a file that can't be read; a cache that can't be written is left out. */
export function createNodeHost(root: string, options: NodeHostOptions = {}): LinterHost {
  const folder = resolve(root);
  const directory = options.cacheDirectory === undefined ? userCache() : options.cacheDirectory;
  const name = createHash("md5").update(folder).digest("hex");
  const cacheFile = directory === null ? undefined : join(directory, `${name}.facts`);
  return {
    listFiles: () => listFiles(folder),
    readFile: (path) => readText(join(folder, path)),
    fileExists: (path) => existsSync(join(folder, path)),
    hash: (text) => createHash("md5").update(text).digest("base64url"),
    now: () => performance.now(),
    breathe: () => setImmediate(),
    loadCache: () => (cacheFile === undefined ? undefined : readText(cacheFile)),
    saveCache: (text) => {
      if (cacheFile !== undefined) replaceFile(cacheFile, text);
    },
  };
}

/** Text of a file; undefined when it is gone, can't be read, or holds binary data. */
function readText(path: string): string | undefined {
  try {
    const bytes = readFileSync(path);
    if (bytes.subarray(0, 8000).includes(0)) return undefined;
    return bytes.toString("utf8");
  } catch {
    return undefined;
  }
}

/** Written beside and renamed, so that a reader never sees half a file. */
function replaceFile(path: string, text: string): void {
  const beside = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(beside, text);
    renameSync(beside, path);
  } catch {
    try {
      rmSync(beside, { force: true });
    } catch {
      // Not even that: there is nothing to clear away.
    }
  }
}

function userCache(): string {
  const base =
    process.env.XDG_CACHE_HOME ||
    (process.platform === "win32"
      ? process.env.LOCALAPPDATA
      : process.platform === "darwin"
        ? join(homedir(), "Library", "Caches")
        : undefined) ||
    join(homedir(), ".cache");
  return join(base, "orm-memory-lint");
}
