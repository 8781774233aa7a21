import type { ComparedRun } from "../../../probe/view/shapes.ts";
/** How much of the first run's figure it is: `0.31×`. */
export declare function ratioText(value: number, first: number): string | null;
/** Runs of the same working directory: a list to choose from, and the chosen ones beside each other, the oldest first. */
export declare class Comparison {
    #private;
    readonly root: HTMLElement;
    constructor(chosen: string[] | null, onChoice: (chosen: string[]) => void);
    /** `current` is the id of the run that the page shows. */
    show(runs: ComparedRun[], current: string): void;
    /** The ids of the runs that are compared: at first this one and the last one before it of the same command. */
    chosen(): string[];
}
