/** Lines of files that are not as they were: by the file's path, relative to the asked folder, with `/`. */
export type ChangedLines = Map<string, "all" | {
    from: number;
    to: number;
}[]>;
/** git is not there, this is no work tree, or it does not know the revision; the message is one sentence. */
export declare class GitError extends Error {
}
/**
 * Lines that changed since a revision, in commits since both went apart as well as in the working tree; files that git
 * does not know count as a whole. Nothing of the repository's configuration that runs programs is used.
 */
export declare function changedSince(revision: string, folder: string): Promise<ChangedLines>;
/** New lines of a diff without context; where lines only went, the two around the gap. */
export declare function linesOf(diff: string): ChangedLines;
