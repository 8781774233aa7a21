import { type ParseError, parse } from "jsonc-parser";
import { folderOf, join, upward } from "./paths.ts";

export interface PathMapping {
  /** Folder that targets are relative to. */
  base: string;
  /** Pattern with at most one `*` → targets. */
  paths: [pattern: string, targets: string[]][];
  /** `baseUrl`, when bare names may be looked up in it. */
  baseUrl: string | undefined;
  /** Pairs of build folder and source folder, from `outDir` and `rootDir`. */
  output: { from: string; to: string } | undefined;
}

interface Files {
  has(path: string): boolean;
  read(path: string): string | undefined;
}

/** Reads tsconfig files, nearest first, following `extends`; a broken one is told once and read as far as it goes. */
export class TsConfigs {
  #byFolder = new Map<string, PathMapping | undefined>();
  #problems = new Map<string, string>();

  constructor(readonly files: Files) {}

  /** One sentence for each broken file. */
  get problems(): { file: string; message: string }[] {
    return [...this.#problems].map(([file, message]) => ({ file, message }));
  }

  clear(): void {
    this.#byFolder.clear();
    this.#problems.clear();
  }

  /** Mapping that holds in a folder: that of the nearest tsconfig upward that has `paths` or `baseUrl`. */
  mappingFor(folder: string): PathMapping | undefined {
    const known = this.#byFolder.get(folder);
    if (known || this.#byFolder.has(folder)) return known;
    let found: PathMapping | undefined;
    for (const candidate of upward(folder)) {
      for (const name of ["tsconfig.json", "tsconfig.base.json", "jsconfig.json"]) {
        const path = join(candidate, name);
        if (!this.files.has(path)) continue;
        const mapping = this.#read(path, new Set());
        if (mapping && (mapping.paths.length || mapping.baseUrl !== undefined)) found = mapping;
        else if (mapping?.output && !found?.output) found ??= mapping;
        if (found?.paths.length) break;
      }
      if (found && (found.paths.length || found.baseUrl !== undefined)) break;
    }
    this.#byFolder.set(folder, found);
    return found;
  }

  #read(path: string, seen: Set<string>): PathMapping | undefined {
    if (seen.has(path)) {
      this.#problems.set(path, `${path}: "extends" comes back to the file itself; the rest of the chain is ignored.`);
      return undefined;
    }
    seen.add(path);
    const text = this.files.read(path);
    if (text === undefined) return undefined;
    const errors: ParseError[] = [];
    const config = parse(text, errors, { allowTrailingComma: true }) as Record<string, unknown> | undefined;
    if (errors.length)
      this.#problems.set(
        path,
        `${path}: not valid JSON at offset ${errors[0]!.offset}; its paths are read as far as they go.`,
      );
    if (!config || typeof config !== "object") return undefined;
    const folder = folderOf(path);
    const options = (config.compilerOptions ?? {}) as Record<string, unknown>;
    let inherited: PathMapping | undefined;
    const parents = Array.isArray(config.extends) ? config.extends : [config.extends];
    for (const parent of parents) {
      if (typeof parent !== "string") continue;
      const target = this.#extended(parent, folder);
      if (target) inherited = this.#read(target, seen) ?? inherited;
    }
    const baseUrl = typeof options.baseUrl === "string" ? join(folder, options.baseUrl) : inherited?.baseUrl;
    const own = options.paths;
    const paths: PathMapping["paths"] = [];
    if (own && typeof own === "object")
      for (const [pattern, targets] of Object.entries(own))
        if (Array.isArray(targets)) paths.push([pattern, targets.filter((t) => typeof t === "string")]);
    const outDir = typeof options.outDir === "string" ? join(folder, options.outDir) : undefined;
    const rootDir = typeof options.rootDir === "string" ? join(folder, options.rootDir) : undefined;
    return {
      base: paths.length
        ? typeof options.baseUrl === "string"
          ? join(folder, options.baseUrl)
          : folder
        : (inherited?.base ?? folder),
      paths: paths.length ? paths : (inherited?.paths ?? []),
      baseUrl,
      output: outDir ? { from: outDir, to: rootDir ?? join(folder, "src") } : undefined,
    };
  }

  #extended(parent: string, folder: string): string | undefined {
    if (!parent.startsWith(".")) return undefined; // a package's config; it lies in node_modules and has no paths of ours
    const path = join(folder, parent);
    for (const candidate of [path, `${path}.json`, join(path, "tsconfig.json")])
      if (this.files.has(candidate)) return candidate;
    return undefined;
  }
}
