import { factsVersion } from "../../analysis/facts.ts";
import type { CachedFile } from "../../analysis/workspace/workspace.ts";
import type { Finding } from "../finding.ts";

/** Raised when the lines below get another form. */
const cacheVersion = 9;

/** Raised when the same text would be offered other fixes, or the same ones under other titles. */
const offersVersion = 7;

/** What is offered for a finding; it follows from its file's text, so it can be kept like facts. */
export type Offer = Pick<Finding, "fixes" | "noFix">;

export interface Cache {
  files: Map<string, CachedFile>;
  /** By the hash of the file's text and what was found in it. */
  offers: Map<string, Offer>;
}

/**
 * The facts cache: a header line, a line with the offers of the last findings, then two lines for each file, what is known without its facts and the facts as they
 * are, so that facts are parsed only when somebody asks. `schemas/facts-cache.schema.json` describes each line.
 */
export function readCache(text: string | undefined, words: string): Cache {
  const files = new Map<string, CachedFile>();
  const nothing: Cache = { files: new Map(), offers: new Map() };
  if (!text) return nothing;
  try {
    const lines = text.split("\n");
    const header = JSON.parse(lines[0] ?? "") as { version?: number; facts?: number; offers?: number; words?: string };
    if (header.version !== cacheVersion || header.facts !== factsVersion) return nothing;
    // Other words in the catalog: the scans must be made again, the facts still hold.
    const sameWords = header.words === words;
    // Each line ends with a break: the last piece is what a write that was cut off left behind.
    const sameOffers = header.offers === offersVersion;
    const offers = new Map(sameOffers ? (JSON.parse(lines[1] ?? "[]") as [string, Offer][]) : []);
    for (let i = 2; i + 2 < lines.length; i += 2) {
      const [path, modified, size, hash, scan] = JSON.parse(lines[i]!) as [
        string,
        number,
        number,
        string,
        CachedFile["scan"],
      ];
      const facts = lines[i + 1]!;
      const known: CachedFile = { modified, size, hash, scan, ...(facts ? { facts } : {}) };
      // A stamp that no file has makes the text be read again, and its scan be made again.
      files.set(path, sameWords ? known : { ...known, modified: -2, otherWords: true });
    }
    return { files, offers };
  } catch {
    // A cache that was cut off or is none: everything is read anew.
    return nothing;
  }
}

export function* writeCache(
  files: Iterable<[path: string, file: CachedFile]>,
  offers: Iterable<[key: string, offer: Offer]>,
  words: string,
): Generator<string> {
  yield `${JSON.stringify({ version: cacheVersion, facts: factsVersion, offers: offersVersion, words })}\n`;
  yield `${JSON.stringify([...offers])}\n`;
  for (const [path, file] of files) {
    yield `${JSON.stringify([path, file.modified, file.size, file.hash, file.scan])}\n`;
    yield `${file.facts ?? ""}\n`;
  }
}
