/** Does what a loop does with each row mean the same when the rows come a page at a time? */
import type { ts as TS } from "@ts-morph/common";
import type { Writes } from "../reading/reading.ts";
import type { Consumer } from "./consumer.ts";
export interface LoopBody {
    body: TS.Node;
    /** What each row is called: a name, or a pattern that takes it apart. */
    row: TS.BindingName | TS.Expression | null;
    /** What is made of the row in a step before, where that holds all of it. */
    made?: TS.BindingName | TS.Expression | null;
    /** The read's receiver, for example `prisma.order` or `this.orders`; null where a function itself reads. */
    receiver: TS.Expression | null;
    /** Columns that pages go by. */
    keys: readonly string[];
    writes: Writes;
    /** Names that the read's arguments are built from. */
    names: ReadonlySet<string>;
    /** Texts of what is kept under a name, such as `this.filter`: the name holds the same object. */
    kept: readonly string[];
}
/** Why pages would change what is done with the rows, as a clause; `read` says what is known of the read. */
export declare function consumerReason(consumer: Consumer, read: Omit<LoopBody, "body" | "row" | "made">): string | null;
/** Why pages would change what the loop does, as a clause; null when they would not. */
export declare function loopReason(loop: LoopBody): string | null;
