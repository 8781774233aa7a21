/** What the status item says, in words. No editor type in it. */
/** As the server sends it with `ormMemory/status`. */
export interface Status {
    reads: number;
    pools: number;
    files: number;
    entries: number;
    readsReached: number;
    indexing: {
        done: number;
        total: number;
    } | null;
    problem: string | null;
}
/** The line in the status bar. */
export declare function statusText(status: Status): string;
/** The same in a sentence, with what was looked at, so that silence can be trusted. */
export declare function statusSentence(status: Status): string;
export declare function count(number: number): string;
