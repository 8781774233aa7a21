/** A driver opens a connection; what is returned is to be called once when it is closed. */
export declare function opened(driver: string): () => void;
/** Follows the workers that this isolate starts, from their start to their end. */
export declare function watchWorkers(): void;
/** Asks each worker for its heap, where Node can: the answer comes even while a query blocks the worker. */
export declare function readWorkerHeaps(): void;
/** Tells what is open when that has changed. */
export declare function tellOpen(): void;
