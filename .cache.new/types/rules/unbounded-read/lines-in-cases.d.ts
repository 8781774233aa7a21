import type { LintEngine } from "../lint/engine.ts";
export declare class LinesInCases {
    #private;
    /** Notes what a case's program has: reads that are reached, with the places that are filled, and entries with work. */
    add(engine: LintEngine): void;
    /** Declares the tests; they run after the cases of the same file. */
    test(): void;
}
