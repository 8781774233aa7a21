import type uPlot from "uplot";
import type { RunView } from "../../../probe/view/shapes.ts";
/** Height of what is drawn under the time axis: garbage collections, and a lane of queries for each isolate. */
export declare const lanesHeight: (run: RunView) => number;
/** Draws the lanes on the plot's own canvas, so that they keep its time axis and are part of its picture. */
export declare function drawLanes(plot: uPlot, run: RunView, axisHeight: number): void;
