import type { RunView } from "../../../probe/view/shapes.ts";
import type { FromPanel } from "../messages.ts";
import type { Comparison } from "./compare.ts";
/** Says something to the extension; a page that is a file of its own has nobody to say it to. */
export type Say = (message: FromPanel) => void;
/** The page while there is no run: what to do first, with one button. */
export declare function emptyPage(trusted: boolean, say: Say): HTMLElement;
/** The page of a run, from top to bottom: the answer, the curve, who, compare. Built once, then filled again and again. */
export declare function runPage(say: Say | null, comparison: Comparison): {
    root: HTMLDivElement;
    fill: (run: RunView) => void;
};
