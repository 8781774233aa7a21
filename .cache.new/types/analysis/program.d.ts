import type { Catalog, Orm, Read, StreamCall } from "../catalog/index.ts";
import { type CallSite } from "./callers.ts";
import type { Expr } from "./facts.ts";
import { Library } from "./library.ts";
import { type PoolLibrary, Pools } from "./pools.ts";
import { Evaluator } from "./values/evaluate.ts";
import type { ClassRef, Scope } from "./values/value.ts";
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
export declare const escaped: (name: string) => string;
/** Everything the walk needs: files, values and the catalog, with the few questions that need a search over files. */
export declare class Program {
    #private;
    readonly workspace: Workspace;
    readonly catalog: Catalog;
    readonly evaluator: Evaluator;
    readonly poolIndex: Pools;
    /** ORMs that the workspace uses. */
    orms: OrmLibrary[];
    /** Method names that can be a read, to look at nothing else. */
    readonly readNames: Set<string>;
    /** Names of methods that send a statement without giving rows. */
    readonly statementNames: Set<string>;
    constructor(workspace: Workspace, catalog: Catalog);
    /** Pools that the workspace uses. */
    get pools(): PoolLibrary[];
    /** ORMs that a file may use, by its language. */
    ormsOf(file: string): OrmLibrary[];
    /** A number at a path of keys inside an argument; undefined when it can't be told. */
    number(expr: Expr, scope: Scope, path: string[]): number | undefined;
    /**
     * Finds which ORMs the workspace uses: named in a package.json, imported somewhere, or with a schema of their own.
     * Where nothing says (no package.json), all of them may be meant. Returns true when the answer changed.
     */
    findOrms(): boolean;
    /** Forgets what was derived from facts; after a file changed. */
    forget(): void;
    /** Every place that calls a function: one that is exported, a class's, an object's, or what another one hands back. */
    callersOf(target: Scope): CallSite[];
    /** True when constructing a class runs this constructor (its own, or the nearest ancestor's). */
    constructs(ref: ClassRef, made: Scope): boolean;
    /** Classes that extend a class, however far. */
    subclassesOf(ref: ClassRef): ClassRef[];
    /** Classes that say they implement an interface; stand-ins for tests only where there is nothing else. */
    implementersOf(file: string, type: number): ClassRef[];
    /**
     * The file itself and those that import one of its names, directly or through files that pass it on, and whose text
     * fits a pattern (any text where there is none).
     */
    mentioning(file: string, names: readonly string[], pattern: RegExp | undefined): string[];
    /** Names under which a file exports one of its types. */
    typeNames(file: string, name: string): string[];
}
