import type { LinterHost } from "../rules/linter.ts";
export { changedAfter, measuredSentence, measuredTitle, withMeasured } from "./measured.ts";
export interface NodeHostOptions {
    /** Folder for cached facts; null for none, undefined for the user's cache folder. */
    cacheDirectory?: string | null | undefined;
}
/** A host over the folder `root`. Never throws for a file that can't be read; a cache that can't be written is left out. */
export declare function createNodeHost(root: string, options?: NodeHostOptions): LinterHost;
