import type { FixKind } from "../rules/finding.ts";
import { type Format } from "./formats/index.ts";
export interface CheckArguments {
    paths: string[];
    format: Format;
    config: string | null;
    maxWarnings: number;
    rules: string[];
    allRules: boolean;
    fix: boolean;
    kind: FixKind | null;
    dryRun: boolean;
    explain: string | null;
    baseline: string | null;
    writeBaseline: boolean;
    pruneBaseline: boolean;
    changedSince: string | null;
    cacheDir: string | null;
    cache: boolean;
    help: boolean;
}
/** The user called it the wrong way; the message is one sentence for the terminal. */
export declare class UsageError extends Error {
}
export declare const checkUsage: string;
/** Reads them. Throws a UsageError that says what was wrong and what to write instead. */
export declare function readCheckArguments(argv: readonly string[]): CheckArguments;
