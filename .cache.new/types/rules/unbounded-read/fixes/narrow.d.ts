import type { Narrow, Reading, Reason } from "./reading/reading.ts";
import { type FixTarget } from "./target.ts";
export interface NarrowPlan {
    narrow: Narrow;
    /** Columns that the table has, as far as they are known. */
    all: number;
}
/** Plans a read of fewer columns, or says why there is none as a clause ("line 14 uses whole rows"). */
export declare function planNarrow({ read: facts }: FixTarget, reading: Reading): NarrowPlan | Reason;
/** "Read only `id` and `total` (6 columns stay in the database)". */
export declare function narrowTitle({ narrow: { columns }, all }: NarrowPlan): string;
