import type { AgentRecord, LiveRecord, OpenRecord } from "../agent/records.ts";
import type { IsolateMeasurement, QueryMeasurement, SiteMeasurement, StartRecord } from "../measurement.ts";
export interface HeapPoint {
    t: number;
    used: number;
    total: number;
    external: number;
}
/** What is known of one isolate beside its measurement. */
export interface IsolateState {
    measurement: IsolateMeasurement;
    /** Readings of its heap in the order of their time. */
    heap: HeapPoint[];
    sites: Map<number, SiteMeasurement>;
    pending: Map<number, QueryMeasurement>;
    finished: Map<number, QueryMeasurement>;
    lastTick: number | null;
    open: OpenRecord | null;
}
interface WorkerEnd {
    t: number;
    error: string | null;
}
/** A driver that was loaded, and whether its queries are seen. */
export interface DriverSeen {
    name: string;
    version: string | null;
    seen: boolean;
}
/** Builds isolates, call sites and queries from what the agent wrote, record by record. */
export declare class Attribution {
    #private;
    readonly isolates: Map<string, IsolateState>;
    readonly sites: Map<string, SiteMeasurement>;
    readonly drivers: Map<string, DriverSeen>;
    readonly queries: QueryMeasurement[];
    readonly collections: {
        t: number;
        ms: number;
    }[];
    /** Workers that a parent started, with how they ended. */
    readonly workers: Map<string, {
        name: string | null;
        ended: WorkerEnd | null;
    }>;
    /** What each process counted at its end. */
    readonly alive: LiveRecord[];
    unlistedQueries: number;
    constructor(start: StartRecord);
    apply(id: string, record: AgentRecord): void;
}
export {};
