import type { Import } from "../facts.ts";
import { languageOfModule, pythonPrefix } from "../language.ts";
import { exportTargets, type Package, readPackage } from "./packages.ts";
import { folderOf, join, upward } from "./paths.ts";
import { PythonModules } from "./python.ts";
import { type PathMapping, TsConfigs } from "./tsconfig.ts";

/** Where a specifier leads: a file of the workspace, a package, or nowhere that can be seen. */
export type Target = { file: string } | { package: string } | { missing: string };

const extensions = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];
const built: [RegExp, string[]][] = [
  [/\.js$/, [".ts", ".tsx", ".js", ".jsx"]],
  [/\.jsx$/, [".tsx", ".jsx"]],
  [/\.mjs$/, [".mts", ".mjs"]],
  [/\.cjs$/, [".cts", ".cjs"]],
];

export interface ResolverFiles {
  has(path: string): boolean;
  read(path: string): string | undefined;
  /** Paths of every package.json of the workspace. */
  packages(): string[];
  /** Every path of the workspace. */
  all(): Iterable<string>;
}

/** Resolves import specifiers without types, without node_modules and without touching the disk. */
export class Resolver {
  readonly tsconfigs: TsConfigs;
  readonly #python: PythonModules;
  #packages: Map<string, Package> | undefined;
  #byFolder = new Map<string, Package>();
  #known = new Map<object | string, Map<string, Target>>();

  constructor(readonly files: ResolverFiles) {
    this.tsconfigs = new TsConfigs(files);
    this.#python = new PythonModules(files);
  }

  /** Forgets everything; after a file came, went, or a configuration changed. */
  clear(): void {
    this.tsconfigs.clear();
    this.#python.clear();
    this.#packages = undefined;
    this.#byFolder.clear();
    this.#known.clear();
  }

  /** `from` is the file that imports. */
  resolve(specifier: string, from: string): Target {
    if (languageOfModule(specifier) === "python") return this.#inPython(specifier, from);
    return this.#inFolder(folderOf(from))(specifier);
  }

  /** The file that a name of a Python package means, where the package has no such name itself. */
  submodule(specifier: string, name: string, from: string): string | undefined {
    if (languageOfModule(specifier) !== "python") return undefined;
    const target = this.resolve(specifier.endsWith(".") ? specifier + name : `${specifier}.${name}`, from);
    return "file" in target ? target.file : undefined;
  }

  /** Files that an imported name may be of, or may be itself; undefined for what is not of the workspace. */
  filesOf({ from, name }: Pick<Import, "from" | "name">, file: string): string[] | undefined {
    const target = this.resolve(from, file);
    const inside = name === "*" ? undefined : this.submodule(from, name, file);
    const found = [...("file" in target ? [target.file] : []), ...(inside === undefined ? [] : [inside])];
    return found.length ? found : undefined;
  }

  /** The file that a name of a package's own file means, where that defines no such name. */
  inPackage(file: string, name: string): string | undefined {
    return this.#python.inside(file, name);
  }

  #inPython(specifier: string, from: string): Target {
    const folder = folderOf(from);
    let known = this.#known.get(folder);
    if (!known) {
      known = new Map();
      this.#known.set(folder, known);
    }
    let target = known.get(specifier);
    if (!target) {
      target = this.#python.resolve(specifier.slice(pythonPrefix.length), from);
      known.set(specifier, target);
    }
    return target;
  }

  /** Several specifiers of one file. */
  resolveAll(specifiers: readonly string[], from: string): Target[] {
    const resolve = this.#inFolder(folderOf(from));
    return specifiers.map((s) => (languageOfModule(s) === "python" ? this.#inPython(s, from) : resolve(s)));
  }

  #inFolder(folder: string): (specifier: string) => Target {
    const mapping: object | string = this.tsconfigs.mappingFor(folder) ?? "";
    return (specifier) => {
      // A bare name means the same in every folder that one tsconfig rules (and one package, for its own names).
      const bare = !/^(?:\.|#|[~@]\/)/.test(specifier);
      const place = bare ? mapping : folder;
      let known = this.#known.get(place);
      if (!known) {
        known = new Map();
        this.#known.set(place, known);
      }
      let target = known.get(specifier);
      if (!target) {
        target = this.#resolve(specifier, folder);
        known.set(specifier, target);
      }
      return target;
    };
  }

  /** Packages named in the package.json files of the workspace. */
  dependencies(): Set<string> {
    const names = new Set<string>();
    for (const pkg of this.#all().values()) for (const name of pkg.dependencies) names.add(name);
    for (const pkg of this.#byFolder.values()) for (const name of pkg.dependencies) names.add(name);
    return names;
  }

  /** Packages named in the package.json files of the file's folder and of those above it. */
  dependenciesOf(file: string): Set<string> {
    this.#all();
    const names = new Set<string>();
    for (const folder of upward(folderOf(file)))
      for (const name of this.#byFolder.get(folder)?.dependencies ?? []) names.add(name);
    return names;
  }

  /** What the package.json files above a file say, the nearest first. */
  packagesAbove(file: string): Package[] {
    this.#all();
    return [...upward(folderOf(file))].flatMap((folder) => this.#byFolder.get(folder) ?? []);
  }

  /** Folder of the nearest package.json above a file; "" when there is none. */
  packageFolder(file: string): string {
    this.#all();
    for (const folder of upward(folderOf(file))) if (this.#byFolder.has(folder)) return folder;
    return "";
  }

  /** A file named without its extension, by its built name, or by its folder. */
  file(path: string): string | undefined {
    if (path.startsWith("..")) return undefined;
    if (this.files.has(path) && /\.[cm]?[jt]sx?$/.test(path)) return path;
    for (const [pattern, replacements] of built) {
      if (!pattern.test(path)) continue;
      for (const extension of replacements) {
        const candidate = path.replace(pattern, extension);
        if (this.files.has(candidate)) return candidate;
      }
    }
    for (const extension of extensions) if (this.files.has(path + extension)) return path + extension;
    for (const extension of extensions) {
      const candidate = join(path, `index${extension}`);
      if (this.files.has(candidate)) return candidate;
    }
    return undefined;
  }

  /** A built file's source: beside it, or through `outDir` and `rootDir`. */
  source(path: string): string | undefined {
    const direct = this.file(path);
    if (direct) return direct;
    const mapping = this.tsconfigs.mappingFor(folderOf(path));
    const output = mapping?.output;
    if (output && path.startsWith(`${output.from}/`)) return this.file(join(output.to, path.slice(output.from.length)));
    const dist = /^(.*?)(?:^|\/)(?:dist|build|out|lib)\/(.*)$/.exec(path);
    if (!dist) return undefined;
    return this.file(join(dist[1]!, "src", dist[2]!)) ?? this.file(join(dist[1]!, dist[2]!));
  }

  #resolve(specifier: string, folder: string): Target {
    if (specifier.startsWith(".")) {
      const path = join(folder, specifier);
      const file = this.file(path === "" ? "index" : path);
      return file ? { file } : { missing: specifier };
    }
    if (specifier.startsWith("node:")) return { package: specifier };
    const mapping = this.tsconfigs.mappingFor(folder);
    const mapped = mapping && this.#mapped(specifier, mapping);
    if (mapped) return mapped;
    const workspace = this.#workspace(specifier);
    if (workspace) return workspace;
    if (specifier.startsWith("#")) return this.#internal(specifier, folder) ?? { missing: specifier };
    if (/^[~@]\//.test(specifier)) {
      // The habit of bundlers where no tsconfig says it.
      for (const base of [this.packageFolder(join(folder, "x")), ""])
        for (const root of ["src", "app", ""]) {
          const file = this.file(join(base, root, specifier.slice(2)));
          if (file) return { file };
        }
      return { missing: specifier };
    }
    return { package: specifier };
  }

  #mapped(specifier: string, mapping: PathMapping): Target | undefined {
    let best: { targets: string[]; star: string; length: number } | undefined;
    for (const [pattern, targets] of mapping.paths) {
      const at = pattern.indexOf("*");
      if (at < 0) {
        if (pattern === specifier) best = { targets, star: "", length: Infinity };
        continue;
      }
      const [head, tail] = [pattern.slice(0, at), pattern.slice(at + 1)];
      if (specifier.length < head.length + tail.length || !specifier.startsWith(head) || !specifier.endsWith(tail))
        continue;
      if (best && best.length >= head.length) continue;
      best = { targets, star: specifier.slice(head.length, specifier.length - tail.length), length: head.length };
    }
    if (best) {
      for (const target of best.targets) {
        const file = this.source(join(mapping.base, target.replace("*", best.star)));
        if (file) return { file };
      }
      // A pattern of `*` alone catches packages too.
      if (best.length > 0) return this.#workspace(specifier) ?? { missing: specifier };
    }
    if (mapping.baseUrl !== undefined) {
      const file = this.file(join(mapping.baseUrl, specifier));
      if (file) return { file };
    }
    return undefined;
  }

  #workspace(specifier: string): Target | undefined {
    const parts = specifier.split("/");
    const name = specifier.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0]!;
    const pkg = this.#all().get(name);
    if (!pkg) return undefined;
    const subpath = specifier.slice(name.length + 1);
    for (const target of exportTargets(pkg, subpath)) {
      const file = this.source(target);
      if (file) return { file };
    }
    return { missing: specifier };
  }

  /** `#name` through the nearest package's `imports`. */
  #internal(specifier: string, folder: string): Target | undefined {
    const base = this.packageFolder(join(folder, "x"));
    const text = this.files.read(join(base, "package.json"));
    if (!text) return undefined;
    try {
      const imports = (JSON.parse(text) as { imports?: unknown }).imports;
      // `imports` has the form of `exports`, with `#` in place of `./`.
      const exports = Object.fromEntries(
        Object.entries((imports ?? {}) as object).map(([k, v]) => [k.replace(/^#/, "./#"), v]),
      );
      const table = { folder: base, main: undefined, exports };
      for (const target of exportTargets(table, specifier)) {
        const file = this.source(target);
        if (file) return { file };
      }
    } catch {
      return undefined;
    }
    return undefined;
  }

  #all(): Map<string, Package> {
    if (this.#packages) return this.#packages;
    const all = new Map<string, Package>();
    for (const path of this.files.packages()) {
      const text = this.files.read(path);
      const pkg = text === undefined ? undefined : readPackage(path, text);
      if (!pkg) continue;
      this.#byFolder.set(pkg.folder, pkg);
      if (pkg.name && !all.has(pkg.name)) all.set(pkg.name, pkg);
    }
    this.#packages = all;
    return all;
  }
}
