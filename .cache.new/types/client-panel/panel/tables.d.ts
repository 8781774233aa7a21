import type { RunView } from "../../../probe/view/shapes.ts";
/** Fills a table's body with rows of text, changing only the cells that differ. Columns after the second are numbers, if not said otherwise. */
export declare function fillRows(body: HTMLElement, rows: string[][], isNumber?: (column: number) => boolean): void;
/** The chart as text: evenly spaced moments and the peak. Folded away, for it is there for those who do not see the curve. */
export declare class FigureTable {
    #private;
    readonly root: HTMLDetailsElement;
    constructor();
    show(run: RunView): void;
}
