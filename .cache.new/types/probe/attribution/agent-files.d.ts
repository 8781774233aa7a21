import type { AgentRecord } from "../agent/records.ts";
/** Reads what the agent's isolates write while they write it: each call to `poll` gives the lines that are new. */
export declare class AgentFiles {
    #private;
    constructor(folder: string);
    /** Calls back for each new record, isolate by isolate. A folder that is not there has none. */
    poll(tell: (isolate: string, record: AgentRecord) => void): void;
}
