import type { LinterHost } from "../linter.ts";
/** Stops when it is told to, and gives others a turn now and then. */
export declare class Pace {
    #private;
    readonly host: LinterHost;
    readonly signal: AbortSignal | undefined;
    constructor(host: LinterHost, signal: AbortSignal | undefined);
    step(): Promise<void>;
}
