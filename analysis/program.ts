import type { Catalog, Convention, EntryPattern, Orm, Pool, Read } from "../catalog/index.ts";
import { Callers, type CallSite } from "./callers.ts";
import type { Expr } from "./facts.ts";
import { Heirs } from "./heirs.ts";
import { Library } from "./library.ts";
import { Evaluator } from "./values/evaluate.ts";
import { follow, numberOf } from "./values/places.ts";
import { type ClassRef, globalModule, type Scope, type Value } from "./values/value.ts";
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

export interface OrmLibrary {
  orm: Orm;
  library: Library;
  reads: Map<string, Read>;
  /** Reads that are lazy chains, with the words that start or continue one and those that run it. */
  lazy: Read[];
  lazyWords: ReadonlySet<string>;
  runs: ReadonlySet<string>;
  /** Kinds whose methods give the same kind again. */
  fluent: ReadonlySet<string>;
}

export const escaped = (name: string): string => name.replace(/[$]/g, "\\$&");

/** A queue is brought from its file to those that give it work through this many imports. */
const mostImports = 3;

/** Names that an import must bring so that a file can set up an entry: those of the calls, and what makes their kinds. */
function exportedNames(pool: Pool): Set<string> {
  const names = new Set(["*", "default", "="]);
  const add = (label: string): void => {
    names.add(label.split(".")[0]!);
  };
  for (const { on } of pool.entries) add(on.replace(/^(?:new |@|: |\()|\)$/g, ""));
  for (const recogniser of Object.values(pool.values).flat())
    for (const label of Object.values(recogniser)) if (typeof label === "string") add(label);
  return names;
}

/** Everything the walk needs: files, values and the catalog, with the few questions that need a search over files. */
export class Program {
  readonly evaluator: Evaluator;
  /** Pools that the workspace uses. */
  pools: PoolLibrary[] = [];
  /** What answers requests, whether or not that counts as an entry: its callbacks run later. */
  handlers: PoolLibrary[] = [];
  readonly #knownPools: PoolLibrary[];
  /** ORMs that the workspace uses. */
  orms: OrmLibrary[];
  readonly #known: OrmLibrary[];
  /** Member names and constructed names that can be an entry, and names that are called by themselves. */
  readonly entryNames = new Set<string>();
  /** Names that start work without an import. */
  readonly globals = new Set<string>();
  /** Methods that are entries on a value of any origin. */
  readonly anyNames = new Set<string>();
  /** Types that make a function an entry. */
  readonly entryTypes = new Set<string>();
  /** Method names that can be a read, to look at nothing else. */
  readonly readNames = new Set<string>();
  readonly #callers = new Callers(this);
  readonly #heirs = new Heirs(this);

  constructor(
    readonly workspace: Workspace,
    readonly catalog: Catalog,
  ) {
    this.evaluator = new Evaluator(workspace);
    this.#knownPools = catalog.pools.map((pool) => {
      const patterns = new Map<string, EntryPattern[]>();
      for (const pattern of pool.entries) patterns.set(pattern.on, [...(patterns.get(pattern.on) ?? []), pattern]);
      return { pool, library: new Library(pool), patterns, hands: handNames(pool), exported: exportedNames(pool) };
    });
    this.#usePools(this.#knownPools);
    this.#known = catalog.orms.map((orm) => {
      const reads = new Map(orm.reads.map((read) => [read.call, read]));
      for (const read of orm.reads) {
        const name = read.call.split(".")[1];
        if (name) this.readNames.add(name);
        for (const head of read.builder?.head ?? []) this.readNames.add(head);
      }
      const lazy = orm.reads.filter((read) => read.builder);
      return {
        orm,
        library: new Library(orm),
        reads,
        lazy,
        lazyWords: new Set(lazy.flatMap(({ builder }) => [...builder!.head, ...(builder!.words ?? [])])),
        runs: new Set(lazy.flatMap(({ builder }) => builder!.runs)),
        fluent: new Set(
          Object.keys(orm.values).filter((kind) =>
            orm.values[kind]!.some((r) => "resultOf" in r && r.resultOf === `${kind}.*`),
          ),
        ),
      };
    });
    this.orms = this.#known;
    this.evaluator.recognition = {
      callbackParameter: ({ callee, segment }, index) => {
        for (const value of callee) {
          if (value.is !== "external") continue;
          // An exported function is called by itself, a method on its receiver.
          const method = value.steps.at(-1)?.is === "member";
          if (!method && value.steps.length) continue;
          const receiver: Value = method ? { ...value, steps: value.steps.slice(0, -1) } : value;
          for (const { library } of [...this.orms, ...this.pools]) {
            const found = library.callbackParameter(receiver, method ? segment.name : "", index);
            if (!found) continue;
            const step = { is: "kind" as const, name: `${library.id}:${found.kind}` };
            return { ...receiver, steps: [...receiver.steps, step] };
          }
        }
        return undefined;
      },
    };
  }

  /** A number at a path of keys inside an argument; undefined when it can't be told. */
  number(expr: Expr, scope: Scope, path: string[]): number | undefined {
    const found = follow(this.evaluator, expr, scope, path);
    return found.is === "value" ? numberOf(this.evaluator, found.expr, found.scope) : undefined;
  }

  /**
   * Finds which ORMs the workspace uses: named in a package.json, imported somewhere, or with a schema of their own.
   * Where nothing says (no package.json), all of them may be meant. Returns true when the answer changed.
   */
  findOrms(): boolean {
    const dependencies = this.workspace.resolver.dependencies();
    const specifiers = new Set<string>();
    // The client is made in a file of its own, which reads nothing itself.
    for (const file of this.workspace.files.values())
      for (const specifier of file.scan.specifiers) specifiers.add(specifier);
    const schemas = [...this.workspace.others()].some((path) => path.endsWith(".prisma"));
    let bits = 0;
    this.#known.forEach(({ library }, i) => {
      const used =
        [...dependencies, ...specifiers].some((name) => library.imports(name)) || (schemas && library.id === "prisma");
      if (used || !dependencies.size) bits |= 1 << i;
    });
    if (bits === this.workspace.orms) return false;
    this.workspace.use(bits);
    this.orms = this.#known.filter((_, i) => bits & (1 << i));
    return true;
  }

  readonly #poolsBySpecifier = new Map<string, PoolLibrary[]>();

  /** Finds which pools the workspace uses; with `requests`, request handlers are among them. True when that changed. */
  findPools(requests: boolean): boolean {
    const found = new Set(this.#knownPools.filter(({ pool }) => pool.packages.includes(globalModule)));
    const look = (specifier: string): void => {
      let pools = this.#poolsBySpecifier.get(specifier);
      if (!pools) {
        pools = this.#knownPools.filter((p) => p.library.imports(specifier));
        this.#poolsBySpecifier.set(specifier, pools);
      }
      for (const pool of pools) found.add(pool);
    };
    for (const name of this.workspace.resolver.dependencies()) look(name);
    for (const file of this.workspace.files.values()) for (const name of file.scan.specifiers) look(name);
    const used = this.#knownPools.filter((p) => found.has(p));
    const pools = used.filter(({ pool }) => requests || pool.kind !== "request");
    const same = pools.length === this.pools.length && pools.every((p, i) => p === this.pools[i]);
    if (same) return false;
    this.handlers = used.filter(({ pool }) => pool.kind === "request");
    this.#usePools(pools);
    return true;
  }

  #usePools(pools: PoolLibrary[]): void {
    this.pools = pools;
    for (const names of [this.entryNames, this.globals, this.anyNames, this.entryTypes]) names.clear();
    for (const { pool, patterns } of pools)
      for (const on of patterns.keys()) {
        const last = on
          .replace(/^(?:new |@|: |\()/, "")
          .replace(/\)$/, "")
          .split(".")
          .at(-1)!;
        if (on.startsWith(": ") || on.startsWith("(")) this.entryTypes.add(last);
        else if (on.startsWith(".")) this.anyNames.add(last);
        else this.entryNames.add(last);
        if (pool.packages.includes(globalModule)) this.globals.add(on.replace(/^new /, "").split(".")[0]!);
      }
    this.#packages.clear();
    this.#near.clear();
    this.#poolish = undefined;
  }

  /** What makes a file an entry by where it lies. */
  conventionsOf(file: string): { pool: Pool; convention: Convention }[] {
    return this.pools.flatMap(({ pool }) =>
      (pool.conventions ?? []).flatMap((convention) => (convention.files.test(file) ? [{ pool, convention }] : [])),
    );
  }

  /** True when a file imports a pool's package, or hands on a file that does. */
  leadsToPool(file: string): boolean {
    if (!this.#poolish) {
      this.#poolish = new Set();
      const open: string[] = [];
      for (const [path, { scan }] of this.workspace.files)
        if (scan.specifiers.some((s) => this.isPoolPackage(s))) {
          this.#poolish.add(path);
          open.push(path);
        }
      for (let next = open.pop(); next !== undefined; next = open.pop())
        for (const importer of this.workspace.importers(next))
          if (!this.#poolish.has(importer) && this.workspace.files.get(importer)?.scan.passesOn) {
            this.#poolish.add(importer);
            open.push(importer);
          }
    }
    return this.#poolish.has(file);
  }

  #poolish: Set<string> | undefined;
  #packages = new Map<string, PoolLibrary[]>();
  #near = new Map<PoolLibrary, Set<string>>();

  /** Pools of a module. */
  poolsOf(specifier: string): PoolLibrary[] {
    let known = this.#packages.get(specifier);
    if (known === undefined) {
      known = this.pools.filter((p) => p.library.imports(specifier));
      this.#packages.set(specifier, known);
    }
    return known;
  }

  isPoolPackage(specifier: string): boolean {
    return this.poolsOf(specifier).length > 0;
  }

  /** True when a file imports a name of a pool's package that can lead to an entry. */
  importsPool({ specifiers, names }: Scan): boolean {
    return specifiers.some((specifier, i) =>
      this.poolsOf(specifier).some(({ exported }) => names[i]!.split(",").some((n) => exported.has(n))),
    );
  }

  /** True when a file calls a method that gives work to a pool whose package it imports, itself or through others. */
  handsToPool(file: string, hands: readonly string[]): boolean {
    return this.pools.some((pool) => hands.some((name) => pool.hands.has(name)) && this.#nearOf(pool).has(file));
  }

  /** True when a file may answer requests by what others made for it: a router, a procedure. */
  mayAnswer(file: string): boolean {
    return this.handlers.some((pool) => this.pools.includes(pool) && this.#nearOf(pool).has(file));
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

  /** Forgets what was derived from facts; after a file changed. */
  forget(): void {
    this.evaluator.forget();
    this.#poolish = undefined;
    this.#near.clear();
    this.#callers.forget();
    this.#heirs.forget();
  }

  /** Every place that calls a function: one that is exported, a class's, an object's, or what another one hands back. */
  callersOf(target: Scope): CallSite[] {
    return this.#callers.of(target);
  }

  /** True when constructing a class runs this constructor (its own, or the nearest ancestor's). */
  constructs(ref: ClassRef, made: Scope): boolean {
    return this.#heirs.constructs(ref, made);
  }

  /** Classes that extend a class, however far. */
  subclassesOf(ref: ClassRef): ClassRef[] {
    return this.#heirs.subclassesOf(ref);
  }

  /** Classes that say they implement an interface; stand-ins for tests only where there is nothing else. */
  implementersOf(file: string, type: number): ClassRef[] {
    return this.#heirs.implementersOf(file, type);
  }

  /**
   * The file itself and those that import one of its names, directly or through files that pass it on, and whose text
   * fits a pattern (any text where there is none).
   */
  mentioning(file: string, names: readonly string[], pattern: RegExp | undefined): string[] {
    const found = new Set<string>([file]);
    if (!names.length) return [file];
    // A CommonJS value has no name of its own; whoever requires the file has it.
    const wanted = new Set(names);
    const seen = new Set<string>([file]);
    let open = [file];
    for (let hops = 0; hops < 4 && open.length; hops++) {
      const next: string[] = [];
      for (const current of open)
        for (const importer of this.workspace.importers(current)) {
          if (seen.has(importer)) continue;
          const brought = this.workspace.importedNames(importer, current);
          if (!brought.some((n) => n === "*" || wanted.has(n))) continue;
          seen.add(importer);
          const text = pattern && this.workspace.text(importer);
          if (!pattern || (text !== undefined && pattern.test(text))) found.add(importer);
          if (!this.workspace.files.get(importer)?.scan.passesOn) continue;
          next.push(importer);
          // `default as Name` gives it another name further on.
          if (wanted.has("default") && brought.includes("default")) for (const n of brought) wanted.add(n);
        }
      open = next;
    }
    return [...found];
  }

  /** Names under which a file exports one of its types. */
  typeNames(file: string, name: string): string[] {
    const { exports } = this.evaluator.facts(file);
    return exports.filter((e) => e.local === name || e.value === name).map((e) => e.name);
  }
}
