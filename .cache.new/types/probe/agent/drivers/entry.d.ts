/**
 * Wraps a method that users (or ORMs) call to run a query on a pool. The pool runs it in another turn, on whichever
 * connection is free, where the caller is no longer known: so the stack is taken here and handed over.
 */
export declare function wrapEntry(target: object | undefined, name: string, sqlOf: (args: unknown[]) => string | null): void;
/** Wraps the method by which a pool gets a connection, so that a stack that is handed over reaches its callback. */
export declare function wrapAcquire(target: object | undefined, name: string): void;
/** A promise of a subclass (Bluebird's, a query's) is left as it is: it may have methods of its own. */
export declare const isNativePromise: (value: unknown) => value is Promise<unknown>;
/** The text of a query in the forms that drivers take it. */
export declare function textOf(query: unknown): string | null;
