import type { RunRecord } from "./measurement.ts";
import type { TreeReader, TreeReading } from "./tree-reader.ts";
export interface SamplerOptions {
    reader: TreeReader;
    root: number;
    intervalMs: number;
    cwd: string;
    home: string;
    emit: (record: RunRecord) => void;
    /** Called after each reading, for those who wait for the tree's end. */
    onReading?: (reading: TreeReading) => void;
}
/** Reads a process tree at an interval and tells what it sees as records. */
export declare class Sampler {
    #private;
    /** Microseconds of `process.hrtime`, the clock of all processes, when this one's time was 0. */
    readonly startedMono: number;
    lateTicks: number;
    maxGapMs: number;
    constructor(options: SamplerOptions);
    /** Milliseconds since the sampler was made, to a tenth. */
    now(): number;
    /** Processes seen so far that have not ended. */
    get pids(): number[];
    get sampleUsMedian(): number | null;
    /** Takes the first sample at once, then one each interval until `stop`. */
    run(): Promise<void>;
    stop(): void;
}
