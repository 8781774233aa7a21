import type { ProbeReport } from "./measurement.ts";
/** A run beside others. */
export interface ComparisonRow {
    label: string;
    peak: number;
    after: number | null;
    wallMs: number;
    rowsHeld: number | null;
    /** Peak as a part of the first run's; `null` for the first run itself, and where that has none. */
    ratio: number | null;
    /** It did not end well, so its figures may be those of half the work. */
    failed: boolean;
    series: {
        t: number[];
        tree: number[];
    };
}
/** A report of a run with the name that it goes by in a comparison. */
export interface NamedReport {
    label: string;
    report: ProbeReport;
}
/** Puts runs side by side; the first is what the others are measured against. */
export declare function compareRuns(named: readonly NamedReport[]): ComparisonRow[];
/** One process's own high-water mark is exact; of a tree only what was seen at one moment is sure. */
export declare function peakOf({ summary, processes }: ProbeReport): number;
/** A run's figures as they are written in a table; a dash stands for what is not known. */
export declare function comparedCells(run: ComparisonRow): {
    peak: string;
    ratio: string;
    after: string;
    time: string;
    rows: string;
};
