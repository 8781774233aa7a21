import { type RunState } from "../probe/index.ts";
/** The part of a terminal's stream that the live line needs; `process.stderr` is one. */
export interface TerminalStream {
    write(text: string): unknown;
    isTTY?: boolean;
    columns?: number;
    rows?: number;
    on?(event: "resize", listener: () => void): unknown;
    off?(event: "resize", listener: () => void): unknown;
}
/** What the live line says now, at most `width` characters. */
export declare function liveText(state: RunState, width: number): string;
/**
 * One line at the terminal's bottom that follows the run. The rest of the screen is made the scrolling region, as package
 * managers do it, so the program's own output scrolls above and nobody's text is overwritten.
 */
export declare class LiveLine {
    #private;
    constructor(stream: TerminalStream);
    /** Whether a stream can carry such a line. */
    static fits(stream: TerminalStream, env: NodeJS.ProcessEnv): boolean;
    open(): void;
    update(state: RunState): void;
    close(): void;
}
