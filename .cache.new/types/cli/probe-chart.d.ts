export interface ChartSize {
    /** Columns and lines of the whole chart, labels included. */
    width: number;
    height: number;
}
/**
 * A curve of bytes over milliseconds as lines of text, from zero up, so that heights compare. Empty when there are fewer
 * than two samples or too little room.
 */
export declare function drawChart(t: readonly number[], values: readonly number[], end: number, size: ChartSize): string[];
/** The last samples as one row of blocks, from zero up. */
export declare function sparkline(values: readonly number[], most: number, length: number): string;
