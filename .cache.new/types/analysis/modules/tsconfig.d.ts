export interface PathMapping {
    /** Folder that targets are relative to. */
    base: string;
    /** Pattern with at most one `*` → targets. */
    paths: [pattern: string, targets: string[]][];
    /** `baseUrl`, when bare names may be looked up in it. */
    baseUrl: string | undefined;
    /** Pairs of build folder and source folder, from `outDir` and `rootDir`. */
    output: {
        from: string;
        to: string;
    } | undefined;
}
interface Files {
    has(path: string): boolean;
    read(path: string): string | undefined;
}
/** Reads tsconfig files, nearest first, following `extends`; a broken one is told once and read as far as it goes. */
export declare class TsConfigs {
    #private;
    readonly files: Files;
    constructor(files: Files);
    /** One sentence for each broken file. */
    get problems(): {
        file: string;
        message: string;
    }[];
    clear(): void;
    /** Mapping that holds in a folder: that of the nearest tsconfig upward that has `paths` or `baseUrl`. */
    mappingFor(folder: string): PathMapping | undefined;
}
export {};
