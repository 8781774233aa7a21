/** One line that says how far a check is, while somebody is watching. */
import { type Output } from "./terminal.ts";
export declare class Progress {
    #private;
    constructor(output: Output, env: NodeJS.ProcessEnv);
    /** Ten times a second at most: a terminal is slower than a check. */
    show(done: number, total: number): void;
    /** Leaves nothing behind. */
    clear(): void;
}
