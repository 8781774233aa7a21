import { folderOf, join } from "./paths.ts";

export interface Package {
  name: string;
  folder: string;
  main: string | undefined;
  exports: unknown;
  /** Names in dependencies, devDependencies and peerDependencies. */
  dependencies: Set<string>;
  /** Those that are there when it runs, with their ranges of versions. */
  installed: Map<string, string>;
  /** Its `.js` files are ES modules. */
  module: boolean;
}

/** A package.json's part that resolution needs; undefined when it can't be read as one. */
export function readPackage(path: string, text: string): Package | undefined {
  try {
    const json = JSON.parse(text) as Record<string, unknown>;
    const main = [json.source, json.module, json.main, json.types].find((m) => typeof m === "string");
    const dependencies = new Set<string>();
    for (const key of ["dependencies", "devDependencies", "peerDependencies"])
      if (typeof json[key] === "object") for (const name of Object.keys(json[key] ?? {})) dependencies.add(name);
    const installed = new Map<string, string>();
    for (const key of ["peerDependencies", "optionalDependencies", "dependencies"])
      for (const [name, range] of Object.entries((json[key] ?? {}) as object)) installed.set(name, String(range));
    return {
      name: typeof json.name === "string" ? json.name : "",
      folder: folderOf(path),
      main: main as string | undefined,
      exports: json.exports,
      dependencies,
      installed,
      module: json.type === "module",
    };
  } catch {
    return undefined;
  }
}

/** Files that a sub-path of a package may mean, best first, built ones mapped back to their sources. */
export function exportTargets(pkg: Pick<Package, "exports" | "main" | "folder">, subpath: string): string[] {
  const targets: string[] = [];
  const key = subpath === "" ? "." : `./${subpath}`;
  const exports = pkg.exports;
  if (typeof exports === "string" && key === ".") targets.push(exports);
  else if (exports && typeof exports === "object") {
    const table = exports as Record<string, unknown>;
    const conditional = !Object.keys(table).some((k) => k.startsWith("."));
    if (conditional && key === ".") collect(table, "", targets);
    else
      for (const [pattern, target] of Object.entries(table)) {
        if (pattern === key) collect(target, "", targets);
        const star = pattern.indexOf("*");
        if (star < 0) continue;
        const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
        if (key.length > head.length + tail.length - 1 && key.startsWith(head) && key.endsWith(tail))
          collect(target, key.slice(head.length, key.length - tail.length), targets);
      }
  }
  if (key === ".") {
    if (pkg.main) targets.push(pkg.main);
    targets.push("src/index", "index", "src/main", "lib/index");
  } else targets.push(subpath, `src/${subpath}`);
  return targets.flatMap((target) => sources(target)).map((target) => join(pkg.folder, target));
}

/** Strings inside a conditional export; `source`, `import` and `types` all lead to the same source file. */
function collect(target: unknown, star: string, into: string[]): void {
  if (typeof target === "string") into.push(target.replaceAll("*", star));
  else if (Array.isArray(target)) for (const item of target) collect(item, star, into);
  else if (target && typeof target === "object") for (const item of Object.values(target)) collect(item, star, into);
}

/** `dist/src/x.js` may stand for `src/x.ts`, `dist/x.js` for `src/x.ts` or `x.ts`. */
function sources(target: string): string[] {
  const path = target.replace(/^\.\//, "");
  const built = /^(?:dist|build|lib|out|output)\/(?:esm\/|cjs\/|types\/)?(.*)$/.exec(path);
  if (!built) return [path];
  const inner = built[1]!;
  return inner.startsWith("src/") ? [path, inner] : [path, `src/${inner}`, inner];
}
