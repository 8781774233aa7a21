import { Attribution } from "./attribution/attribution.ts";
import type { EndRecord, Gap, PeakInterval, ProcessMeasurement, RunRecord, SampleRecord, StartRecord } from "./measurement.ts";
/**
 * A run, built up from its records one by one. The probe, the panel that follows its log and the recovery of a lost run all
 * build the same, so they show the same figures.
 */
export declare class RunState {
    #private;
    start: StartRecord | null;
    /** What the agent told; `null` before the start. */
    attribution: Attribution | null;
    end: EndRecord | null;
    samples: SampleRecord[];
    gaps: Gap[];
    processes: Map<number, ProcessMeasurement>;
    peak: PeakInterval;
    peakAt: number;
    proportional: {
        bytes: number;
        at: number;
    } | null;
    peakThreads: number | null;
    peakProcesses: number;
    apply(record: RunRecord): void;
    /** Milliseconds since the start, as far as is known. */
    get elapsed(): number;
}
