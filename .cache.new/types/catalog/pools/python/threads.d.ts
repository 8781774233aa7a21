import type { EntryPattern, Pool } from "../../shape.ts";
/** Entries of a pool of `multiprocessing`, whatever it is made of; what processes give back is copied to begin with. */
export declare const poolEntries: (id: string, says: string, copied?: boolean) => EntryPattern[];
/** `multiprocessing.dummy.Pool` and `multiprocessing.pool.ThreadPool`; run with Python 3.11. */
export declare const threadPool: Pool;
/** `concurrent.futures`, threads; run with Python 3.11. */
export declare const threadExecutor: Pool;
/** `concurrent.futures`, processes. */
export declare const processExecutor: Pool;
/** `threading.Thread` and `Timer`. A thread started in a loop is as many as the loop runs. */
export declare const threading: Pool;
