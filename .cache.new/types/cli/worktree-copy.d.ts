/** A copy of a working directory, at the same place in what stands for its repository, in a folder for temporary files. */
export interface WorktreeCopy {
    /** Where the working directory lies in the copy. */
    cwd: string;
    remove(): void;
}
/**
 * Copies a working directory, build output and data included, since the program may need them. What lies beside and above it in the
 * repository is linked, and so are `node_modules`. Throws what the file system throws, and the reason when `signal` is aborted;
 * then nothing is left.
 */
export declare function copyWorktree(cwd: string, signal: AbortSignal): Promise<WorktreeCopy>;
