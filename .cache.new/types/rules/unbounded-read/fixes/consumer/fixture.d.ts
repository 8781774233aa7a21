import type { Consumer, Source } from "./consumer.ts";
/** The first call of a read in the program, and how its rows are consumed. */
export declare function consumerIn(text: string, fileName?: string): Consumer | {
    reason: string;
};
/** The program with its rows from `each()`, or "no: reason". */
export declare function rewritten(text: string, fileName?: string, source?: Partial<Source>): string;
