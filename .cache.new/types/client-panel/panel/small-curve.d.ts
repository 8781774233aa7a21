import type { ComparedRun } from "../../../probe/view/shapes.ts";
/** A run as a small curve, on a scale of `most` bytes and `longest` milliseconds that it shares with others. */
export declare function smallCurve(run: ComparedRun, name: string, most: number, longest: number): HTMLElement;
