import { factsVersion } from "../../analysis/facts.ts";
import type { CachedFile } from "../../analysis/workspace/workspace.ts";

/** Raised when the lines below get another form. */
const cacheVersion = 1;

/**
 * The facts cache: a header line, then two lines for each file, what is known without its facts and the facts as they
 * are, so that facts are parsed only when somebody asks. `schemas/facts-cache.schema.json` describes each line.
 */
export function readCache(text: string | undefined, words: string): Map<string, CachedFile> {
  const files = new Map<string, CachedFile>();
  if (!text) return files;
  try {
    const lines = text.split("\n");
    const header = JSON.parse(lines[0] ?? "") as { version?: number; facts?: number; words?: string };
    if (header.version !== cacheVersion || header.facts !== factsVersion) return files;
    // Other words in the catalog: the scans must be made again, the facts still hold.
    const sameWords = header.words === words;
    for (let i = 1; i + 1 < lines.length; i += 2) {
      const [path, modified, size, hash, scan] = JSON.parse(lines[i]!) as [
        string,
        number,
        number,
        string,
        CachedFile["scan"],
      ];
      const facts = lines[i + 1]!;
      const stamp = sameWords ? modified : -2;
      files.set(path, { modified: stamp, size, hash: sameWords ? hash : "", scan, ...(facts ? { facts } : {}) });
    }
    return files;
  } catch {
    // A cache that was cut off or is none: everything is read anew.
    return new Map();
  }
}

export function writeCache(files: Iterable<[path: string, file: CachedFile]>, words: string): string {
  const lines = [JSON.stringify({ version: cacheVersion, facts: factsVersion, words })];
  for (const [path, file] of files) {
    lines.push(JSON.stringify([path, file.modified, file.size, file.hash, file.scan]));
    lines.push(file.facts ?? "");
  }
  return lines.join("\n");
}
