/** Memory of one process, in bytes, from one read of /proc/PID/status. */
export interface ProcStatus {
    ppid: number;
    rss: number;
    /** High-water mark of `rss` since the program was started in this process. */
    hwm: number;
    anonymous: number;
    shared: number;
    file: number;
    threads: number;
}
/**
 * Reads the text of /proc/PID/status (proc_pid_status(5)). `null` for a process without memory of its own: a zombie
 * that waits for its parent, or a kernel thread. Such a reading is no sample, least of all one of 0 bytes.
 */
export declare function parseStatus(text: string): ProcStatus | null;
/** What /proc/PID/stat says of a process's relatives. */
export interface ProcRelatives {
    ppid: number;
    group: number;
    session: number;
}
/** Reads the text of /proc/PID/stat. The program's name in it may hold spaces and brackets, hence the last `)`. */
export declare function parseRelatives(text: string): ProcRelatives | null;
