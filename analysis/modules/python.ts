import { pythonPrefix } from "../language.ts";
import { folderOf, join, upward } from "./paths.ts";
import type { ResolverFiles, Target } from "./resolver.ts";

/**
 * Resolves Python modules by the folders they lie in: relative ones by their dots, others from the folders above the file that
 * are no package, and then from every folder that holds one (`backend/`, `src/`), wherever its tests or scripts lie.
 */
export class PythonModules {
  #roots: string[] | undefined;

  constructor(readonly files: ResolverFiles & { all(): Iterable<string> }) {}

  clear(): void {
    this.#roots = undefined;
  }

  /** `name` is a module as it is imported, dots before it and all, without the prefix. */
  resolve(name: string, from: string): Target {
    const dots = /^\.*/.exec(name)![0].length;
    const inner = name.slice(dots).replaceAll(".", "/");
    if (dots > 0) {
      let folder = folderOf(from);
      for (let up = 1; up < dots; up++) folder = folderOf(folder);
      const file = this.file(join(folder, inner));
      return file ? { file } : { missing: pythonPrefix + name };
    }
    const [top = ""] = inner.split("/");
    for (const root of upward(folderOf(from))) {
      if (this.#isPackage(root)) continue;
      const file = this.file(join(root, inner));
      // A file of the name of a library that lies beside a script is not the library's part.
      if (file && file !== from) return { file };
      if (inner !== top && this.#isPackage(join(root, top))) return { missing: pythonPrefix + name };
    }
    for (const root of this.#packageRoots())
      if (this.#isPackage(join(root, top))) {
        const file = this.file(join(root, inner));
        if (file) return { file };
      }
    return { package: pythonPrefix + name };
  }

  /** The file of a module by its path without an ending. */
  file(path: string): string | undefined {
    if (path === "" || path.startsWith("..")) return path === "" ? this.#known("__init__.py") : undefined;
    return this.#known(`${path}.py`) ?? this.#known(`${path}/__init__.py`);
  }

  /** The file of a module inside a package, which is what a name of it means that it does not define. */
  inside(file: string, name: string): string | undefined {
    return file.endsWith("__init__.py") ? this.file(join(folderOf(file), name)) : undefined;
  }

  #known(path: string): string | undefined {
    return this.files.has(path) ? path : undefined;
  }

  #isPackage(folder: string): boolean {
    return folder !== "" && this.files.has(`${folder}/__init__.py`);
  }

  /** Folders that hold a package and are none themselves, shortest first. */
  #packageRoots(): string[] {
    if (this.#roots) return this.#roots;
    const roots = new Set<string>();
    for (const path of this.files.all()) {
      if (!path.endsWith("/__init__.py")) continue;
      const above = folderOf(folderOf(path));
      if (!this.#isPackage(above)) roots.add(above);
    }
    this.#roots = [...roots].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    return this.#roots;
  }
}
