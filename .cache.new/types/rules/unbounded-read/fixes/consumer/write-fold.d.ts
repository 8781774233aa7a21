import type { Written } from "./edits.ts";
import { type Computed, type Own } from "./write-value.ts";
/** The lines of the fold; `own` is the variable that is to have its value. */
export declare function foldLines(written: Written, own: Own | null): Computed;
