/** What the control group that this process (and so the program) runs in says of memory; both `null` where there is none. */
export interface ControlGroup {
    limit: number | null;
    /** How often the kernel has killed for memory in this group. */
    outOfMemoryKills: number | null;
}
/** Reads cgroup v2 (`memory.max`, `memory.events`) or v1 (`memory.limit_in_bytes`, `memory.oom_control`). */
export declare function readControlGroup(): ControlGroup;
