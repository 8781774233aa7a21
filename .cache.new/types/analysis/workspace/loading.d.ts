/** `./jobs/${name}`, `"./jobs/" + name`: "*" stands for what is not known. */
export declare function loadedAs(from: string, text: string, end: number): string;
/** Folders beside a file that loads modules by a name it makes: `require(path.join(__dirname, "jobs", file))`. */
export declare function foldersOf(text: string): string[];
/** Files of a workspace that are loaded by names which nobody knows. */
export declare class Loading {
    #private;
    readonly files: ReadonlyMap<string, unknown>;
    constructor(files: ReadonlyMap<string, unknown>);
    /** Files that a file may load. */
    from(path: string, specifiers: readonly string[]): string[];
    /** Files that a path may mean, with "*" in place of a part that is not known; none where it may be nearly any. */
    meant(pattern: string): string[];
    /** Forgets everything; after a file came or went. */
    clear(): void;
}
