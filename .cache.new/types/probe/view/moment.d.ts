import type { RunView } from "./shapes.ts";
/** All that is known of one moment of a run, in words. */
export interface Moment {
    total: string;
    /** Sum of the heaps in use. */
    heapSum: string | null;
    /** Each heap by its name, or each process where no heap is known. */
    parts: string | null;
    /** A line for each call site that had queries in flight or rows held. */
    queries: string[];
    collection: string | null;
}
export declare function momentOf(run: RunView, index: number): Moment;
/** The lines that are told while the cursor stands at a moment. */
export declare function momentLines({ total, heapSum, parts, queries, collection }: Moment): string[];
