import type { LinterHost } from "../linter.ts";
export interface MemoryHost extends LinterHost {
    files: Map<string, string>;
    /** Paths that are listed and can't be read: deleted meanwhile, or binary. */
    unreadable: Set<string>;
    cache: string | undefined;
    /** Puts a text in place of a file's, with a new stamp. */
    write(path: string, text: string): void;
}
export declare function memoryHost(files: Iterable<[path: string, text: string]>): MemoryHost;
