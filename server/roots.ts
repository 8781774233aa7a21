/** Which folders are analysed, and which file belongs to which: URIs of the client to root and relative path, and back. */
import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export interface Root {
  /** Key and URI of the folder, as the client wrote it. */
  uri: string;
  folder: string;
}

export interface Place {
  root: Root;
  /** Relative to the root, with `/`. */
  path: string;
}

/** Path on disk of a `file:` URI; undefined for every other scheme and for what can't be read. */
export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

export class Roots {
  #roots = new Map<string, Root>();
  #openUris = new Map<string, string>();

  all(): Root[] {
    return [...this.#roots.values()];
  }

  /** Replaces the roots; a folder inside another one is analysed with the outer one. Answers what came and what went. */
  set(uris: string[]): { added: Root[]; removed: Root[] } {
    const folders = uris.flatMap((uri) => {
      const folder = pathOf(uri);
      return folder ? [{ uri, folder }] : [];
    });
    const outermost = folders.filter(
      ({ folder }, index) =>
        !folders.some((other, at) =>
          other.folder === folder ? at < index : inside(other.folder, folder) !== undefined,
        ),
    );
    const next = new Map(outermost.map((root) => [root.uri, root]));
    const removed = this.all().filter(({ uri }) => !next.has(uri));
    const added = outermost.filter(({ uri }) => !this.#roots.has(uri));
    this.#roots = next;
    return { added, removed };
  }

  /** Root and path of a file; undefined when it lies in no root. */
  locate(uri: string): Place | undefined {
    const file = pathOf(uri);
    if (!file) return undefined;
    for (const root of this.#roots.values()) {
      const path = inside(root.folder, file);
      if (path) return { root, path };
    }
    return undefined;
  }

  /** For an open file outside every root: the nearest folder upward that holds a package.json. */
  rootFor(uri: string): Root | undefined {
    const file = pathOf(uri);
    if (!file) return undefined;
    for (let folder = dirname(file); ; folder = dirname(folder)) {
      if (existsSync(join(folder, "package.json"))) return { uri: pathToFileURL(folder).href, folder };
      if (folder === dirname(folder)) return undefined;
    }
  }

  /** Clients differ in how they escape URIs; an open document keeps the client's own spelling. */
  remember(uri: string): void {
    const file = pathOf(uri);
    if (file) this.#openUris.set(file, uri);
  }

  forget(uri: string): void {
    const file = pathOf(uri);
    if (file) this.#openUris.delete(file);
  }

  uriOf(root: Root, path: string): string {
    const file = join(root.folder, ...path.split("/"));
    return this.#openUris.get(file) ?? pathToFileURL(file).href;
  }
}

/** Path of `file` relative to `folder` with `/`; undefined when it lies outside. */
function inside(folder: string, file: string): string | undefined {
  const path = relative(folder, file);
  if (path === "" || path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path)) return undefined;
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
