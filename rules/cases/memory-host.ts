/** A workspace that is only text: what cases and properties are checked in. */
import { installedPythonParser } from "../../analysis/extract/python/installed.ts";
import type { LinterHost } from "../linter.ts";

export interface MemoryHost extends LinterHost {
  files: Map<string, string>;
  /** Paths that are listed and can't be read: deleted meanwhile, or binary. */
  unreadable: Set<string>;
  cache: string | undefined;
  /** Puts a text in place of a file's, with a new stamp. */
  write(path: string, text: string): void;
}

export function memoryHost(files: Iterable<[path: string, text: string]>): MemoryHost {
  let clock = 0;
  const stamps = new Map<string, number>();
  const host: MemoryHost = {
    files: new Map(files),
    unreadable: new Set(),
    cache: undefined,
    listFiles: () =>
      [...host.files].map(([path, text]) => ({ path, modified: stamps.get(path) ?? 0, size: text.length })),
    readFile: (path) => (host.unreadable.has(path) ? undefined : host.files.get(path)),
    fileExists: (path) => host.files.has(path),
    hash,
    pythonParser: installedPythonParser,
    now: () => clock++,
    breathe: () => Promise.resolve(),
    loadCache: () => host.cache,
    saveCache: (pieces) => {
      host.cache = [...pieces].join("");
    },
    write: (path, text) => {
      host.files.set(path, text);
      stamps.set(path, (stamps.get(path) ?? 0) + 1);
    },
  };
  return host;
}

/** Good enough to tell a few files apart, and no module of Node. */
function hash(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  return `${(a >>> 0).toString(36)}.${(b >>> 0).toString(36)}.${text.length}`;
}
