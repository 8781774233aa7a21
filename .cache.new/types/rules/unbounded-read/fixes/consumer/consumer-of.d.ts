import type { Consumer, Given } from "./consumer.ts";
/** How the rows of a read are consumed, or why they can't come one by one, as a clause ("line 14 sorts the whole array"). */
export declare function consumerOf(given: Given): Consumer | {
    reason: string;
};
