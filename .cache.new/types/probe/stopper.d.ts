/** Ends a program and everything that it started. */
export declare class Stopper {
    #private;
    /** Whether somebody asked for the end, so that the program's exit is no failure. */
    asked: boolean;
    /** `pids` tells the processes of the tree that are alive, also those that left the root's group. */
    constructor(root: number, pids: () => number[]);
    /** The first time hands the signal on, as a terminal does on Ctrl-C; the second time kills. */
    interrupt(signal: NodeJS.Signals): void;
    /** Interrupts, and does not take no for an answer: SIGTERM after 2 s, SIGKILL after 4. */
    insist(): void;
    /** Ends everything at once. */
    kill(): void;
    /** After the root's end: when the user wanted the run to stop, nothing of it may go on. */
    sweep(): Promise<void>;
}
