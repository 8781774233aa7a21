import { type ProcStatus } from "./proc-status.ts";
/** Memory of one process, read again and again. */
export declare class ProcMemory {
    #private;
    constructor(pid: number);
    /** `null` for a process without memory of its own: a zombie that waits for its parent, or a kernel thread. */
    read(): ProcStatus | null | "gone";
    close(): void;
}
