import type { RunState } from "../../probe/index.ts";
/**
 * The file that a call site of the page names, and its line: one that the run saw and that exists, else `null`. What a page asks
 * for is not trusted, since a program under test has written its names.
 */
export declare function siteFile(state: RunState, file: unknown, line: unknown): {
    path: string;
    line: number;
} | null;
