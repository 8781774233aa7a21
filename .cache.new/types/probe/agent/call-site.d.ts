/** A stack that was captured and not yet looked at: looking is what costs. */
export interface Capture {
    stack?: unknown;
    /** The library that the user called, where its frames are not in the stack. */
    library?: string;
    /** What `siteOf` found. */
    site?: CallSite;
    /** The capture of the call in which this one was made. */
    outer?: Capture | undefined;
    /** Called when a better stack has taken this one's place. */
    replaced?: () => void;
}
export interface Frame {
    file: string;
    line: number;
    column: number;
    fn: string | null;
    /** Whether a source map led to it. */
    mapped: boolean;
}
export interface CallSite {
    frame: Frame | null;
    /** The package nearest to the user's code. */
    nearest: string | null;
}
/** Takes the stack above `above`. V8 follows `await` through promises, so callers that wait are in it. */
export declare function capture(above: (...args: never[]) => unknown, depth?: number): Capture;
/** The same, of the nearest callers only: it costs a third. */
export declare const captureNear: (above: (...args: never[]) => unknown) => Capture;
/** The first frame of the user's own code: outside Node, packages and the agent. It is looked for once. */
export declare function siteOf(captured: Capture): CallSite;
