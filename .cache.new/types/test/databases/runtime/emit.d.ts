import { Writable } from "node:stream";
export interface Shown {
    count: number;
    /** Of everything in the order it came. */
    ordered: string;
    /** Of everything in any order. */
    unordered: string;
    /** Keys that came, where they are asked for. */
    keys?: unknown[];
}
/** Starts anew; `look` is called with the number of rows so far. */
export declare function start(options?: {
    keepKeys?: boolean;
    look?: ((count: number) => void) | null;
}): void;
/** Takes what a row is made of; the first value is its key where there is one. */
export declare function emit(...values: unknown[]): void;
/** A place to write rows to, as a file or a response would be. */
export declare function newSink(): Writable;
/** Something that takes a while, as sending a row elsewhere would. */
export declare function send(...values: unknown[]): Promise<void>;
export declare function shown(): Shown;
