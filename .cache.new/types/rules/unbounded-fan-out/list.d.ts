/** How many elements a fan-out's list may have. */
import type { EntrySite } from "../../analysis/entries/entry.ts";
import type { Severity } from "../finding.ts";
import type { ReachedWork } from "../rule.ts";
/** A list that may be as long as anybody likes. */
export interface LongList {
    severity: Severity;
    /** "every `user` row", "each of `ids`" */
    elements: string;
    /** Where the number comes from, as a sentence. */
    why: string;
    confidence: number;
}
/** The list of a fan-out, where nothing limits it; undefined where its number is known, or where nothing can be told. */
export declare function longList(work: ReachedWork, entry: EntrySite): LongList | undefined;
