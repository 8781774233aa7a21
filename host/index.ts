/** The Node host: files of a folder, hashes, time, and the cache of facts. */
import { createHash } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { LinterHost } from "../rules/linter.ts";
import { readPythonParser } from "./python-parser.ts";
import { listFiles } from "./walk.ts";

export { changedAfter, measuredSentence, measuredTitle, withMeasured } from "./measured.ts";

export interface NodeHostOptions {
  /** Folder for cached facts; null for none, undefined for the user's cache folder. */
  cacheDirectory?: string | null | undefined;
  /** Files and folders below the root that the user named. */
  named?: readonly string[];
}

/** A host over the folder `root`. Never throws for a file that can't be read; a cache that can't be written is left out. */
export function createNodeHost(root: string, options: NodeHostOptions = {}): LinterHost {
  const folder = resolve(root);
  const directory = options.cacheDirectory === undefined ? userCache() : options.cacheDirectory;
  const name = createHash("md5").update(folder).digest("hex");
  const cacheFile = directory === null ? undefined : join(directory, `${name}.facts`);
  return {
    listFiles: () => listFiles(folder),
    named: options.named ?? [],
    readFile: (path) => readText(join(folder, path)),
    fileExists: (path) => existsSync(join(folder, path)),
    hash: (text) => createHash("md5").update(text).digest("base64url"),
    pythonParser: readPythonParser,
    now: () => performance.now(),
    breathe: () => setImmediate(),
    loadCache: () => (cacheFile === undefined ? undefined : readText(cacheFile)),
    saveCache: (pieces) => {
      if (cacheFile !== undefined) replaceFile(cacheFile, pieces);
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

/** Pieces are written together until they are so long, in UTF-16 units. */
const pieceLength = 1 << 20;

/** Written beside and renamed, so that a reader never sees half a file. */
function replaceFile(path: string, pieces: Iterable<string>): void {
  const beside = `${path}.${process.pid}`;
  let file: number | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true });
    file = openSync(beside, "w");
    let held = "";
    for (const piece of pieces) {
      held += piece;
      if (held.length < pieceLength) continue;
      writeSync(file, held);
      held = "";
    }
    writeSync(file, held);
    closeSync(file);
    file = undefined;
    renameSync(beside, path);
  } catch {
    // A cache is a convenience: where none can be kept, the next run reads everything again.
    if (file === undefined) return;
    closeSync(file);
    rmSync(beside, { force: true });
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
