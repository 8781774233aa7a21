import type { Gap, ProbeReport, RunRecord, StartRecord } from "./measurement.ts";
import { RunState } from "./run-state.ts";
/**
 * Appends records to a run's log. Writes go to the system at once when flushed, nothing waits in this process, so the log
 * survives its SIGKILL. When the disk is full or gone the run goes on, and `gap` says what was lost.
 */
export declare class RunLog {
    #private;
    gap: Gap | null;
    constructor(folder: string);
    append(record: RunRecord): void;
    flush(): void;
    close(): void;
}
/** Reads a log that may still grow: each call to `poll` gives the records that were completed since the last one. */
export declare class LogReader {
    #private;
    constructor(folder: string);
    /** Empty while there is no log yet. A line that is not a record (torn by a full disk) is skipped. */
    poll(): RunRecord[];
}
/** The start record of a run; `null` while there is none. */
export declare function readStart(folder: string): StartRecord | null;
/** The run that a folder's log tells so far, with what the agent wrote and nobody came to take over. */
export declare function readRun(folder: string): RunState;
/** Writes a report so that a reader never sees half of it. Throws what the file system throws. */
export declare function writeReport(file: string, report: ProbeReport): void;
/** True while a process of that id runs, whoever owns it. */
export declare function isAlive(pid: number): boolean;
/**
 * Gives every run whose probe was killed the report that it had no time to write, with `run.exit.kind` "probe-lost". `runs`
 * is the folder of runs; returns the folders of those that were recovered.
 */
export declare function recoverLostRuns(runs: string): string[];
