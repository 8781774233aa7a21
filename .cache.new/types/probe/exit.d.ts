import type { Exit } from "./measurement.ts";
export interface Ending {
    code: number | null;
    signal: string | null;
    stoppedByUser: boolean;
    peak: number;
    /** The smaller of the machine's memory and the control group's limit. */
    memoryLimit: number;
    /** Kills for memory in the control group while the program ran; `null` when not told. */
    outOfMemoryKills: number | null;
    /** The end of the program's output, where the probe has it. */
    output: string | null;
}
/** Exit status as shells have it: the program's own, or 128 + N when signal N ended it. */
export declare function statusOf({ code, signal }: Pick<Exit, "code" | "signal">): number;
/** How the program ended and what that means for memory. Says only what the evidence carries. */
export declare function judgeExit(ending: Ending): Exit;
/** The verdict as one sentence for people. */
export declare function verdictSentence(exit: Exit): string;
