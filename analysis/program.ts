import type { Catalog, Orm, Read, StreamCall } from "../catalog/index.ts";
import { Callers, type CallSite } from "./callers.ts";
import type { Expr } from "./facts.ts";
import { Heirs } from "./heirs.ts";
import { languageOf, speaks } from "./language.ts";
import { Library } from "./library.ts";
import { type PoolLibrary, Pools } from "./pools.ts";
import { Evaluator } from "./values/evaluate.ts";
import { libraryClass } from "./values/members.ts";
import { follow, numberOf } from "./values/places.ts";
import { type ClassRef, classKey, type Scope, type Value } from "./values/value.ts";
import type { Workspace } from "./workspace/workspace.ts";

export interface OrmLibrary {
  orm: Orm;
  library: Library;
  reads: Map<string, Read>;
  streams: Map<string, StreamCall>;
  /** Labels of calls that send a statement and give no rows. */
  statements: ReadonlySet<string>;
  /** Reads that are lazy chains, with the words that start or continue one and those that run it. */
  lazy: Read[];
  lazyWords: ReadonlySet<string>;
  runs: ReadonlySet<string>;
  /** Kinds whose methods give the same kind again. */
  fluent: ReadonlySet<string>;
}

export const escaped = (name: string): string => name.replace(/[$]/g, "\\$&");

/** Everything the walk needs: files, values and the catalog, with the few questions that need a search over files. */
export class Program {
  readonly evaluator: Evaluator;
  readonly poolIndex: Pools;
  /** ORMs that the workspace uses. */
  orms: OrmLibrary[];
  readonly #known: OrmLibrary[];
  /** Method names that can be a read, to look at nothing else. */
  readonly readNames = new Set<string>();
  /** Names of methods that send a statement without giving rows. */
  readonly statementNames = new Set<string>();
  readonly #callers = new Callers(this);
  readonly #heirs = new Heirs(this);
  readonly #models = new Map<string, OrmLibrary[]>();

  constructor(
    readonly workspace: Workspace,
    readonly catalog: Catalog,
  ) {
    this.evaluator = new Evaluator(workspace);
    this.poolIndex = new Pools(workspace, catalog);
    this.#known = catalog.orms.map((orm) => {
      const reads = new Map(orm.reads.map((read) => [read.call, read]));
      for (const read of orm.reads) {
        // A function of a module is called by its own name.
        const [kind, name = read.builder ? undefined : kind] = read.call.split(".");
        if (name) this.readNames.add(name);
        for (const head of read.builder?.head ?? []) this.readNames.add(head);
      }
      for (const label of orm.statements ?? []) this.statementNames.add(label.split(".").at(-1)!);
      const lazy = orm.reads.filter((read) => read.builder);
      return {
        orm,
        library: new Library(orm),
        reads,
        statements: new Set(orm.statements),
        streams: new Map((orm.streams ?? []).map((stream) => [stream.call, stream])),
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
          for (const { library } of [...this.orms, ...this.poolIndex.knowing(value)]) {
            const found = library.callbackParameter(receiver, method ? segment.name : "", index);
            if (!found) continue;
            const step = { is: "kind" as const, name: `${library.id}:${found.kind}` };
            return { ...receiver, steps: [...receiver.steps, step] };
          }
        }
        return undefined;
      },
      rowsOf: (value, how) => {
        const ref = value.steps.findLast((step) => step.class)?.class;
        if (!ref) return undefined;
        for (const { orm, library } of this.#modelOf(ref)) {
          const { one, many } = orm.instances!;
          const kinds = library.kinds(value);
          const isRow = kinds.has(one);
          if (how === "one" ? isRow : !isRow && many.some((kind) => kinds.has(kind))) return ref;
        }
        return undefined;
      },
      receiverOf: (receiver, segment, scope) => {
        for (const { library } of this.ormsOf(scope.file))
          for (const { kind, handed } of library.handed.get(segment.name) ?? [])
            if (library.kinds(receiver).get(kind) !== 1 && this.#isOf(library, handed, segment.arguments?.[0], scope))
              return `${library.id}:${kind}`;
        return undefined;
      },
    };
  }

  /** Libraries of whose models a class of the program is one. */
  #modelOf(ref: ClassRef): OrmLibrary[] {
    const key = classKey(ref);
    let found = this.#models.get(key);
    if (!found) {
      const base = libraryClass(this.evaluator, ref);
      found = this.ormsOf(ref.file).filter(
        ({ orm, library }) => orm.instances && base && library.kinds(base).has(orm.instances.model),
      );
      this.#models.set(key, found);
    }
    return found;
  }

  /** True for an expression of a kind of a library's; a class of the workspace is what it extends. */
  #isOf(library: Library, kind: string, expr: Expr | undefined, scope: Scope): boolean {
    if (expr === undefined) return false;
    return this.evaluator.evaluate(expr, scope).some((value) => {
      const known = value.is === "class" ? libraryClass(this.evaluator, value.class) : value;
      return known !== undefined && library.kinds(known).has(kind);
    });
  }

  /** Pools that the workspace uses. */
  get pools(): PoolLibrary[] {
    return this.poolIndex.used;
  }

  /** ORMs that a file may use, by its language. */
  ormsOf(file: string): OrmLibrary[] {
    const language = languageOf(file);
    return this.orms.filter(({ orm }) => speaks(orm, language));
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
    this.#models.clear();
    return true;
  }

  /** Forgets what was derived from facts; after a file changed. */
  forget(): void {
    this.evaluator.forget();
    this.poolIndex.forget();
    this.#callers.forget();
    this.#heirs.forget();
    this.#models.clear();
  }

  /** Every place that calls a function: one that is exported, a class's, an object's, or what another one hands back. */
  callersOf(target: Scope): CallSite[] {
    const sites = this.#callers.of(target);
    // What a test or a script hands over runs in no production.
    return this.workspace.isQuiet(target.file)
      ? sites
      : sites.filter((site) => !this.workspace.isQuiet(site.scope.file));
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
