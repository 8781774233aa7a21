import type { AgentRecord } from "./records.ts";
/** Opens this isolate's file. Returns false when it cannot be: then the isolate goes without an agent. */
export declare function openJournal(folder: string): boolean;
/** Microseconds on the clock that all processes of this machine share. */
export declare function now(): number;
/** Keeps a record until the next flush. */
export declare function note(record: AgentRecord): void;
/** Hands a record to the system at once: what comes next may be the program's death. */
export declare function tell(record: AgentRecord): void;
export declare function flush(): void;
