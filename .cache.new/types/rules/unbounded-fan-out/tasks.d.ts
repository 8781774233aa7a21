/** What each task of a fan-out asks the database. */
import type { EntrySite } from "../../analysis/entries/entry.ts";
import type { At } from "../../analysis/facts.ts";
import type { ReachedRead, ReachedWork } from "../rule.ts";
export interface TaskQuery {
    name: string;
    file: string;
    at: At;
    confidence: number;
    /** It reads rows that nothing limits. */
    unbounded: boolean;
}
/** Reads by the function that they stand in. */
export declare function readsByFunction({ reads }: ReachedWork): Map<string, ReachedRead[]>;
/** The query of each task that is the surest, and an unbounded read before any other; undefined where a task sends none. */
export declare function queryOf(work: ReachedWork, reads: ReadonlyMap<string, ReachedRead[]>, entry: EntrySite, barriers: ReadonlySet<string>): TaskQuery | undefined;
