import type { Catalog, Convention, EntryPattern, Marked, Pool, Written } from "../catalog/index.ts";
import { Library } from "./library.ts";
import { globalModule, type Value } from "./values/value.ts";
import { handNames } from "./words.ts";
import type { Scan } from "./workspace/scan.ts";
import type { Workspace } from "./workspace/workspace.ts";

export interface PoolLibrary {
  pool: Pool;
  library: Library;
  /** Label of what is called ("pool.run", "new Worker") → patterns. */
  patterns: Map<string, EntryPattern[]>;
  /** Methods that give work to a queue made elsewhere: `queue.process`. */
  hands: ReadonlySet<string>;
  /** Exported names that lead to an entry: files that import others of the package start nothing. */
  exported: ReadonlySet<string>;
}

/** A queue is brought from its file to those that give it work through this many imports. */
const mostImports = 3;

/** The names that an entry is called by: those of the kind that is called, where it is one. */
function calledAs(pool: Pool, on: string, last: string): string[] {
  const names = [last];
  for (const recogniser of pool.values[on] ?? [])
    for (const label of Object.values(recogniser)) if (typeof label === "string") names.push(label.split(".").at(-1)!);
  return names;
}

/** Names that an import must bring so that a file can set up an entry: those of the calls, and what makes their kinds. */
function exportedNames(pool: Pool): Set<string> {
  const names = new Set(["*", "default", "="]);
  const add = (label: string): void => {
    names.add(label.split(".")[0]!);
  };
  for (const { on } of pool.entries) add(on.replace(/^(?:new |extends |@|: |\()|\)$/g, ""));
  for (const recogniser of Object.values(pool.values).flat())
    for (const label of Object.values(recogniser)) if (typeof label === "string") add(label);
  return names;
}

/** The catalog's pools, and which files can set up an entry of one: told by imports and words, before anything is parsed. */
export class Pools {
  /** Pools that the workspace uses. */
  used: PoolLibrary[] = [];
  /** What answers requests, whether or not that counts as an entry: its callbacks run later. */
  handlers: PoolLibrary[] = [];
  readonly #known: PoolLibrary[];
  /** Member names and constructed names that can be an entry, and names that are called by themselves. */
  readonly entryNames = new Set<string>();
  /** Names that start work without an import. */
  readonly globals = new Set<string>();
  /** Methods that are entries on a value of any origin. */
  readonly anyNames = new Set<string>();
  /** Types that make a function an entry. */
  readonly entryTypes = new Set<string>();
  /** Texts beside which a function is an entry: cron expressions. */
  texts: { pool: Pool; written: Written; whole: RegExp }[] = [];
  /** Decorators of the workspace's own that mark jobs. */
  marks: { pool: Pool; marked: Marked }[] = [];
  #leading: Set<string> | undefined;
  #packages = new Map<string, PoolLibrary[]>();
  #knowing = new Map<string, PoolLibrary[]>();
  #near = new Map<PoolLibrary, Set<string>>();
  readonly #bySpecifier = new Map<string, PoolLibrary[]>();

  constructor(
    readonly workspace: Workspace,
    catalog: Catalog,
  ) {
    this.#known = catalog.pools.map((pool) => {
      const patterns = new Map<string, EntryPattern[]>();
      for (const pattern of pool.entries) patterns.set(pattern.on, [...(patterns.get(pattern.on) ?? []), pattern]);
      return { pool, library: new Library(pool), patterns, hands: handNames(pool), exported: exportedNames(pool) };
    });
    this.#use(this.#known);
  }

  /** Finds which pools the workspace uses; with `requests`, request handlers are among them. True when that changed. */
  find(requests: boolean): boolean {
    const found = new Set(this.#known.filter(({ pool }) => pool.packages.includes(globalModule)));
    const look = (specifier: string): void => {
      let pools = this.#bySpecifier.get(specifier);
      if (!pools) {
        pools = this.#known.filter((p) => p.library.imports(specifier));
        this.#bySpecifier.set(specifier, pools);
      }
      for (const pool of pools) found.add(pool);
    };
    for (const name of this.workspace.resolver.dependencies()) look(name);
    for (const file of this.workspace.files.values()) for (const name of file.scan.specifiers) look(name);
    const used = this.#known.filter((p) => found.has(p));
    const pools = used.filter(({ pool }) => requests || pool.kind !== "request");
    const same = pools.length === this.used.length && pools.every((p, i) => p === this.used[i]);
    this.handlers = used.filter(({ pool }) => pool.kind === "request");
    if (same) return false;
    this.#use(pools);
    return true;
  }

  #use(pools: PoolLibrary[]): void {
    this.used = pools;
    this.texts = pools.flatMap(({ pool }) =>
      (pool.written ?? []).map((written) => ({ pool, written, whole: new RegExp(`^(?:${written.text.source})$`) })),
    );
    this.marks = pools.flatMap(({ pool }) => (pool.marked ?? []).map((marked) => ({ pool, marked })));
    for (const names of [this.entryNames, this.globals, this.anyNames, this.entryTypes]) names.clear();
    for (const { pool, patterns } of pools)
      for (const on of patterns.keys()) {
        const last = on
          .replace(/^(?:new |extends |@|: |\()/, "")
          .replace(/\)$/, "")
          .split(".")
          .at(-1)!;
        if (on.startsWith(": ") || on.startsWith("(")) this.entryTypes.add(last);
        else if (on.startsWith(".")) this.anyNames.add(last);
        else for (const name of calledAs(pool, on, last)) this.entryNames.add(name);
        if (pool.packages.includes(globalModule)) this.globals.add(on.replace(/^new /, "").split(".")[0]!);
      }
    this.#packages.clear();
    this.#knowing.clear();
    this.#near.clear();
    this.#leading = undefined;
  }

  /** What makes a file an entry by where it lies. */
  conventionsOf(file: string): { pool: Pool; convention: Convention }[] {
    return this.used.flatMap(({ pool }) =>
      (pool.conventions ?? []).flatMap((convention) => (convention.files.test(file) ? [{ pool, convention }] : [])),
    );
  }

  /** True when a file imports a pool's package, or hands on a file that does. */
  leadsToPool(file: string): boolean {
    if (!this.#leading) {
      this.#leading = new Set();
      const open: string[] = [];
      for (const [path, { scan }] of this.workspace.files)
        if (scan.specifiers.some((s) => this.isPoolPackage(s))) {
          this.#leading.add(path);
          open.push(path);
        }
      for (let next = open.pop(); next !== undefined; next = open.pop())
        for (const importer of this.workspace.importers(next))
          if (!this.#leading.has(importer) && this.workspace.files.get(importer)?.scan.passesOn) {
            this.#leading.add(importer);
            open.push(importer);
          }
    }
    return this.#leading.has(file);
  }

  /** Pools of a module. */
  poolsOf(specifier: string): PoolLibrary[] {
    let known = this.#packages.get(specifier);
    if (known === undefined) {
      known = this.used.filter((p) => p.library.imports(specifier));
      this.#packages.set(specifier, known);
    }
    return known;
  }

  /** Pools that a value may be of. */
  knowing(value: Value & { is: "external" }): PoolLibrary[] {
    if (value.steps.some((step) => step.is === "kind")) return this.used;
    let known = this.#knowing.get(value.module);
    if (!known) {
      known = this.used.filter(({ library }) => library.mayKnow(value.module));
      this.#knowing.set(value.module, known);
    }
    return known;
  }

  isPoolPackage(specifier: string): boolean {
    return this.poolsOf(specifier).length > 0;
  }

  /** Which sort of entry a file may set up by the names it imports of a pool's package: work of its own, or a fan-out. */
  importsPool({ specifiers, names }: Scan): "work" | "fan-out" | undefined {
    let found: "fan-out" | undefined;
    for (const [i, specifier] of specifiers.entries())
      for (const { exported, pool } of this.poolsOf(specifier)) {
        if (!names[i]!.split(",").some((n) => exported.has(n))) continue;
        if (pool.kind !== "fan-out") return "work";
        found = "fan-out";
      }
    return found;
  }

  /** True when a file calls a method that gives work to a pool whose package it imports, itself or through others. */
  handsToPool(file: string, hands: readonly string[]): boolean {
    return this.used.some((pool) => hands.some((name) => pool.hands.has(name)) && this.#nearOf(pool).has(file));
  }

  /** True when a file may answer requests by what others made for it: a router, a procedure. */
  mayAnswer(file: string): boolean {
    return this.handlers.some((pool) => this.used.includes(pool) && this.#nearOf(pool).has(file));
  }

  /** Files that import a pool's package, and those that import them. */
  #nearOf(pool: PoolLibrary): Set<string> {
    const known = this.#near.get(pool);
    if (known) return known;
    const found = new Set<string>();
    this.#near.set(pool, found);
    for (const [path, { scan }] of this.workspace.files)
      if (scan.specifiers.some((s) => pool.library.imports(s))) found.add(path);
    let open = [...found];
    for (let hops = 0; hops < mostImports && open.length; hops++) {
      const next = new Set(open.flatMap((path) => this.workspace.importers(path)).filter((path) => !found.has(path)));
      for (const path of next) found.add(path);
      open = [...next];
    }
    return found;
  }

  /** Forgets which file imports which; after a file changed. */
  forget(): void {
    this.#leading = undefined;
    this.#near.clear();
  }
}
