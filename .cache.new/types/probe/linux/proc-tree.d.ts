/** Whether this kernel lists children by thread; some are built without it (CONFIG_PROC_CHILDREN). */
export declare const kernelListsChildren: boolean;
/** The threads of one process, each with the list of children that it started: any thread may fork. */
export declare class ThreadChildren {
    #private;
    constructor(pid: number);
    /**
     * Process ids of the children of now; empty when the process is gone. `threads` is how many threads it has: the folder of
     * threads, which costs more to list than a thread's children to read, is listed anew only when that number has changed.
     */
    read(threads: number): number[];
    close(): void;
}
/**
 * Every process of the machine that belongs to the tree of `root`, by one walk over /proc (about half a millisecond
 * for a hundred processes, so every three seconds): descendants, and those whose parent ended, which init has taken over but
 * which still carry the root's session or group (only where `own` says that the root was started in a session of its own).
 */
export declare function scanTree(root: number, own: boolean): number[];
