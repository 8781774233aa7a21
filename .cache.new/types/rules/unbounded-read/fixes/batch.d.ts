import { type Captured } from "./captures.ts";
import type { Consumer } from "./consumer/consumer.ts";
import { type LoopBody } from "./consumer/loop-body.ts";
import type { Order, Page, Reading, Reason } from "./reading/reading.ts";
import { type FixTarget } from "./target.ts";
export interface BatchPlan {
    reading: Reading;
    consumer: Consumer;
    order: Order;
    page: Page;
    captured: Captured;
    /** Columns that were added for the pages and are taken away from each row again. */
    stripped: readonly string[];
}
/** Plans the batches, or says why there are none as a clause ("line 14 sorts the whole array"). */
export declare function planBatch({ read: facts }: FixTarget, reading: Reading): BatchPlan | Reason;
/** What whatever runs for each row must leave alone. */
export declare function leftAlone({ receiver, writes, inputs }: Reading, keys: readonly string[], { captures, names }: Captured): Omit<LoopBody, "body" | "row" | "made">;
