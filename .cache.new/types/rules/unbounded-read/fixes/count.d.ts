import type { TextEdit } from "../../../rewrite/edit.ts";
import type { Wanted } from "../../../rewrite/imports.ts";
import type { Consumer } from "./consumer/consumer.ts";
import type { Count, Reading, Reason } from "./reading/reading.ts";
export interface CountPlan {
    consumer: Consumer & {
        kind: "count";
    };
    count: Count;
}
/** Plans a count, or says why there is none. */
export declare function planCount({ given, count }: Reading): CountPlan | Reason;
/** The read becomes a count, and `rows.length` the number. */
export declare function countEdits({ consumer, count }: CountPlan, table: string | null, imported: (one: Wanted) => string): TextEdit[];
