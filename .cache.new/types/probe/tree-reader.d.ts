import type { Gap, TreeMethod } from "./measurement.ts";
/** One process at one moment; bytes. */
export interface ProcessReading {
    pid: number;
    ppid: number | null;
    rss: number;
    hwm: number | null;
    threads: number | null;
}
/** The whole tree at one moment. */
export interface TreeReading {
    /** Only processes with memory of their own. */
    processes: ProcessReading[];
    /** The tree's figure, made as the reader's `method` says. */
    tree: number;
    /** Whether any process of the tree still exists, zombies included. */
    alive: boolean;
}
export interface Description {
    /** The command line, word by word. */
    argv: string[];
    /** Name of the program file. */
    runtime: string | null;
}
/** Where readings of a process tree come from: one for each way an operating system tells them. */
export interface TreeReader {
    method: TreeMethod;
    /** The shortest interval at which a reading makes sense, in milliseconds. */
    shortestInterval: number;
    /** What this reader cannot see. */
    gaps: Gap[];
    read(): TreeReading | Promise<TreeReading>;
    /**
     * Proportional sizes of processes, summed: each shared page in parts among those that have it. Milliseconds for a gigabyte, so
     * never asked at each sample. Left out, or `null`, where the system does not say.
     */
    proportional?(pids: readonly number[]): number | null;
    /** `null` when the process is gone or the system does not say. */
    describe(pid: number): Description | null;
    close(): void;
}
