/** What runs for each element, written anew inside of a limiter: `(x) => limit(async () => …)`. */
import type { ts as TS } from "@ts-morph/common";
/** `head => inner`, where the inner part is the limiter's call. */
export interface LimitedWork {
    head: string;
    inner: string;
}
/** The work in the limiter's hands; null where that might change what it sees. */
export declare function limitedWork(work: TS.Expression, limit: string): LimitedWork | null;
/** Is the work handed to something already, which may be a limiter of the user's own? */
export declare function isLimited(work: TS.Expression): boolean;
