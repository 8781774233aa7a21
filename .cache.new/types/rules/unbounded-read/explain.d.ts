import type { ReachedRead } from "../rule.ts";
/** Why a read on one way is told, or why it is not; the first sentence says which. */
export declare function explain(read: ReachedRead): string[];
