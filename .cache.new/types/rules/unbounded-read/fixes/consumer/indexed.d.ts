/** `for (let i = 0; i < rows.length; i++)`: a loop that only takes `rows[i]`, one after the other. */
import type { ts as TS } from "@ts-morph/common";
import type { IndexedEnd } from "./consumer.ts";
/** The loop that one of the places stands in the head of, with the places that belong to it; null when there is none. */
export declare function indexedLoop(places: readonly TS.Expression[]): {
    end: IndexedEnd;
    places: TS.Expression[];
} | {
    reason: string;
} | null;
