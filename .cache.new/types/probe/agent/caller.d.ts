import { type Capture } from "./call-site.ts";
/**
 * The stack that a pool or an ORM took where the user called it, for the driver call that now follows in the same turn;
 * `null` when there is none.
 */
export declare const handedOver: () => Capture | null;
/** Runs `call` with a stack that stands for the user's call in it. */
export declare function handingOver<T>(captured: Capture | null, call: () => T): T;
/** Who called, seen from `above`: the user's call of an ORM where that is known, else the stack. */
export declare function callerOf(above: (...args: never[]) => unknown): Capture;
/**
 * Lazy queries call the driver from their `then`, where no frame of the user's is left. One microtask later their caller waits for
 * what `then` returned, and V8 finds it again, provided that `promise` is what the driver gave back: so the promise that is
 * returned here must take its place.
 */
export declare function lookAgain<T>(captured: Capture, promise: PromiseLike<T>): Promise<T>;
/** The stack at a user's call of an ORM's method `above`. */
export declare const captureCall: (library: string, above: (...args: never[]) => unknown) => Capture;
/**
 * Wraps methods of an ORM that read when they are called. `return repository.find()` in an async function leaves no frame of that
 * function once the ORM has waited for anything, so its line is kept for all that the call does.
 */
export declare function wrapCalls(library: string, target: object | undefined, names: readonly string[]): boolean;
/** Keeps the stack of the call that made a lazy query. */
export declare const remember: (query: object, captured: Capture) => void;
/** Wraps the methods by which a lazy query is made: the first of them that a query passes tells its line. */
export declare function wrapMakers(library: string, target: object | undefined, names: readonly string[]): boolean;
/** Wraps the methods by which a lazy query is run, in later turns and by nobody's frame. */
export declare function wrapRunners(target: object | undefined, names: readonly string[]): boolean;
