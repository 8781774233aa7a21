import type { ProbeReport } from "./measurement.ts";
/** What the newest run that saw a line measured there. */
export interface MeasuredSite {
    /** From 1. */
    line: number;
    /** Most rows of one call. */
    rows: number;
    /** Of the call with the most bytes; `null` when not known. */
    bytes: number | null;
    /** `bytes` was estimated from some of the rows. */
    estimated: boolean;
    atOnce: number;
    streamed: boolean;
    /** Milliseconds since 1970 when the run began. */
    at: number;
}
/** Writes a run's call sites into its folder. `cwd` is what the report's files are relative to. Throws what the file system throws. */
export declare function writeSites(folder: string, report: ProbeReport, cwd: string): void;
/** Call sites that runs below a folder have measured. Reads each file once, and never throws. */
export declare class MeasuredSites {
    #private;
    constructor(root: string);
    /** Looks again at the next question. */
    refresh(): void;
    /** The measured lines of a file, by its absolute path. */
    of(file: string): readonly MeasuredSite[];
}
