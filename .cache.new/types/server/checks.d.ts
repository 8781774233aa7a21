/**
 * When the engine checks a root: at once after opening, and a moment after the last change. Whoever needs findings waits
 * for `settled`, so that no answer is older than the text it is about.
 */
import type { CheckResult } from "../rules/finding.ts";
import { type CallOptions } from "./engine.ts";
/** Long enough to let a word be typed, short enough to feel immediate. */
export declare const debounceMilliseconds = 150;
export interface ChecksListener {
    checked(root: string, result: CheckResult): void;
    progress(root: string, done: number, total: number): void;
    /** The check ended without a result; `cancelled` when the user wished so. */
    failed(root: string, error: Error, cancelled: boolean): void;
}
export declare class Checks {
    #private;
    constructor(run: (root: string, options: CallOptions) => Promise<CheckResult>, listener: ChecksListener);
    /** Something in the root changed: it is checked soon. */
    changed(root: string, delay?: number): void;
    /** Ends the wait and the running check of a root that is closed. */
    close(root: string): void;
    /** Cancels a running check; what it read so far is kept for the next one. */
    cancel(root: string): void;
    /** Resolves when nothing is waiting to be checked. */
    settled(root: string): Promise<void>;
}
