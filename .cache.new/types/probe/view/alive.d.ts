import type { AliveAtEnd } from "../at-end.ts";
/** How many model objects were alive; `null` where none was looked for. */
export declare function liveCount(alive: AliveAtEnd | null | undefined): number | null;
/**
 * `1,000,000 UserModel objects alive at the end: something still refers to them`, or that there are none and who keeps the memory then.
 * `null` where no model was looked for.
 */
export declare function aliveText(alive: AliveAtEnd | null | undefined): string | null;
/** `1.34 GB, 1.31 GB after a garbage collection, 85 MB after malloc_trim`; `null` where it was not read. */
export declare function leftText(alive: AliveAtEnd | null | undefined): string | null;
