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
export declare function readPackage(path: string, text: string): Package | undefined;
/** Files that a sub-path of a package may mean, best first, built ones mapped back to their sources. */
export declare function exportTargets(pkg: Pick<Package, "exports" | "main" | "folder">, subpath: string): string[];
