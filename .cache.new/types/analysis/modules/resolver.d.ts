import { type Package } from "./packages.ts";
import { TsConfigs } from "./tsconfig.ts";
/** Where a specifier leads: a file of the workspace, a package, or nowhere that can be seen. */
export type Target = {
    file: string;
} | {
    package: string;
} | {
    missing: string;
};
export interface ResolverFiles {
    has(path: string): boolean;
    read(path: string): string | undefined;
    /** Paths of every package.json of the workspace. */
    packages(): string[];
    /** Every path of the workspace. */
    all(): Iterable<string>;
}
/** Resolves import specifiers without types, without node_modules and without touching the disk. */
export declare class Resolver {
    #private;
    readonly files: ResolverFiles;
    readonly tsconfigs: TsConfigs;
    constructor(files: ResolverFiles);
    /** Forgets everything; after a file came, went, or a configuration changed. */
    clear(): void;
    /** `from` is the file that imports. */
    resolve(specifier: string, from: string): Target;
    /** The file that a name of a Python package means, where the package has no such name itself. */
    submodule(specifier: string, name: string, from: string): string | undefined;
    /** The file that a name of a package's own file means, where that defines no such name. */
    inPackage(file: string, name: string): string | undefined;
    /** Several specifiers of one file. */
    resolveAll(specifiers: readonly string[], from: string): Target[];
    /** Packages named in the package.json files of the workspace. */
    dependencies(): Set<string>;
    /** Packages named in the package.json files of the file's folder and of those above it. */
    dependenciesOf(file: string): Set<string>;
    /** What the package.json files above a file say, the nearest first. */
    packagesAbove(file: string): Package[];
    /** Folder of the nearest package.json above a file; "" when there is none. */
    packageFolder(file: string): string;
    /** A file named without its extension, by its built name, or by its folder. */
    file(path: string): string | undefined;
    /** A built file's source: beside it, or through `outDir` and `rootDir`. */
    source(path: string): string | undefined;
}
