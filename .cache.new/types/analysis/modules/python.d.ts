import type { ResolverFiles, Target } from "./resolver.ts";
/**
 * Resolves Python modules by the folders they lie in: relative ones by their dots, others from the folders above the file that
 * are no package, and then from every folder that holds one (`backend/`, `src/`), wherever its tests or scripts lie.
 */
export declare class PythonModules {
    #private;
    readonly files: ResolverFiles & {
        all(): Iterable<string>;
    };
    constructor(files: ResolverFiles & {
        all(): Iterable<string>;
    });
    clear(): void;
    /** `name` is a module as it is imported, dots before it and all, without the prefix. */
    resolve(name: string, from: string): Target;
    /** The file of a module by its path without an ending. */
    file(path: string): string | undefined;
    /** The file of a module inside a package, which is what a name of it means that it does not define. */
    inside(file: string, name: string): string | undefined;
}
