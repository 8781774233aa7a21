import { type CheckResult, type Finding, type FixKind } from "../rules/finding.ts";
import type { Linter } from "../rules/linter.ts";
export interface FixOptions {
    kind: FixKind | null;
    /** Is the finding one that was asked about? */
    wanted: (finding: Finding) => boolean;
    /** May the file be changed? A fix may change another file than the finding's. */
    mayChange: (path: string) => boolean;
    readFile: (path: string) => string | undefined;
    signal: AbortSignal;
}
export interface FixedFile {
    before: string;
    after: string;
    fixes: number;
}
export interface FixOutcome {
    files: Map<string, FixedFile>;
    /** What is left to say about the fixed texts. */
    result: CheckResult;
}
/**
 * Applies fixes until there is none left. Files are changed only in the linter, as open documents: writing them is the
 * caller's. A round changes a file once, since a fix moves what is below it and takes names.
 */
export declare function applyFixes(linter: Linter, first: CheckResult, options: FixOptions): Promise<FixOutcome>;
/** A change as a unified diff with three lines around each place. */
export declare function unifiedDiff(path: string, before: string, after: string): string;
