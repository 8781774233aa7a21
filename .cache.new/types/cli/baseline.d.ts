import type { CheckResult, Finding } from "../rules/finding.ts";
/** One known finding; lines move, so it is known by its place's text and not by its number. */
export interface Known {
    rule: string;
    /** Relative to the baseline's folder, with `/`. */
    file: string;
    call: string;
    table: string | null;
    /** The line of the read, without the space around it. */
    text: string;
}
export interface Baseline {
    path: string;
    known: Known[];
}
/** Reads a baseline. Throws a UsageError where it is not there or no baseline of this version. */
export declare function readBaseline(path: string, cwd: string): Baseline;
/** A finding as a baseline knows it. `fileOf` gives the absolute path, `textOf` the text of a file. */
export interface Places {
    fileOf(finding: Finding): string;
    textOf(finding: Finding): string | undefined;
}
/** What a baseline makes of findings: those that are new, and known ones that are gone. */
export interface Compared {
    fresh: Finding[];
    known: number;
    gone: Known[];
}
/** Each known finding stands for one of today's: of the same text first, then of the same read whose line was edited. */
export declare function compare(baseline: Baseline, findings: readonly Finding[], places: Places): Compared;
/** Writes a baseline, sorted so that a change of it reads well in a review. */
export declare function writeBaseline(path: string, known: readonly Known[]): void;
export interface BaselineArguments {
    baseline: string | null;
    writeBaseline: boolean;
    pruneBaseline: boolean;
}
/** Applies a baseline to a result: takes known findings out, writes or prunes the file. Sentences go to `say`. */
export declare function applyBaseline(given: BaselineArguments, result: CheckResult, cwd: string, root: string, say: (sentence: string) => void): CheckResult;
/** The same result with other findings, and sums that fit. */
export declare function withFindings(result: CheckResult, findings: Finding[]): CheckResult;
