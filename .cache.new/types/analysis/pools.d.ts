import type { Catalog, Convention, EntryPattern, Marked, Pool, Written } from "../catalog/index.ts";
import { Library } from "./library.ts";
import { type Value } from "./values/value.ts";
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
/** The catalog's pools, and which files can set up an entry of one: told by imports and words, before anything is parsed. */
export declare class Pools {
    #private;
    readonly workspace: Workspace;
    /** Pools that the workspace uses. */
    used: PoolLibrary[];
    /** What answers requests, whether or not that counts as an entry: its callbacks run later. */
    handlers: PoolLibrary[];
    /** Member names and constructed names that can be an entry, and names that are called by themselves. */
    readonly entryNames: Set<string>;
    /** Names that start work without an import. */
    readonly globals: Set<string>;
    /** Methods that are entries on a value of any origin. */
    readonly anyNames: Set<string>;
    /** Types that make a function an entry. */
    readonly entryTypes: Set<string>;
    /** Texts beside which a function is an entry: cron expressions. */
    texts: {
        pool: Pool;
        written: Written;
        whole: RegExp;
    }[];
    /** Decorators of the workspace's own that mark jobs. */
    marks: {
        pool: Pool;
        marked: Marked;
    }[];
    constructor(workspace: Workspace, catalog: Catalog);
    /** Finds which pools the workspace uses; with `requests`, request handlers are among them. True when that changed. */
    find(requests: boolean): boolean;
    /** What makes a file an entry by where it lies. */
    conventionsOf(file: string): {
        pool: Pool;
        convention: Convention;
    }[];
    /** True when a file imports a pool's package, or hands on a file that does. */
    leadsToPool(file: string): boolean;
    /** Pools of a module. */
    poolsOf(specifier: string): PoolLibrary[];
    /** Pools that a value may be of. */
    knowing(value: Value & {
        is: "external";
    }): PoolLibrary[];
    isPoolPackage(specifier: string): boolean;
    /** Which sort of entry a file may set up by the names it imports of a pool's package: work of its own, or a fan-out. */
    importsPool({ specifiers, names }: Scan): "work" | "fan-out" | undefined;
    /** True when a file calls a method that gives work to a pool whose package it imports, itself or through others. */
    handsToPool(file: string, hands: readonly string[]): boolean;
    /** True when a file may answer requests by what others made for it: a router, a procedure. */
    mayAnswer(file: string): boolean;
    /** Forgets which file imports which; after a file changed. */
    forget(): void;
}
