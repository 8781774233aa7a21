/** How much of old runs is kept. */
export interface HistoryLimit {
    runs: number;
    bytes: number;
}
export declare const HISTORY_LIMIT: HistoryLimit;
/**
 * Removes the oldest runs of a folder of runs until the others are within the limit; runs that go on stay. Folders are named by their time.
 * What cannot be removed is left. Returns the names of what was removed.
 */
export declare function pruneHistory(runs: string, limit?: HistoryLimit): string[];
