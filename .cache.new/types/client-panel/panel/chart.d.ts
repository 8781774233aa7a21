import type { RunView } from "../../../probe/view/shapes.ts";
/** The curve of a run. Arrow keys move along it, and the moment they point at is told as text beside it. */
export declare class MemoryChart {
    #private;
    constructor(holder: HTMLElement, key: HTMLElement, moment: HTMLElement);
    show(run: RunView): void;
    /** As a PNG's data URL; `null` while there is no curve. */
    picture(): string | null;
}
