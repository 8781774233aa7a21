import type { Settings } from "../rules/configuration.ts";
import type { CheckResult, Finding, Problem } from "../rules/finding.ts";
import type { Engine } from "./engine.ts";
export declare const finding: Finding;
/** A finding on a pool, and on no read. */
export declare const poolFinding: Finding;
export declare function resultOf(findings: Finding[], summary?: Partial<CheckResult["summary"]>, problems?: Problem[]): CheckResult;
export interface Run {
    status: number;
    stdout: string;
    stderr: string;
    settings: (path: string) => Settings;
}
/** Runs `check` with an engine that answers with a result. */
export declare function runCheck(argv: string[], result: CheckResult, io?: {
    tty?: boolean;
    columns?: number;
    cwd?: string;
    env?: NodeJS.ProcessEnv;
    files?: Record<string, string>;
    engine?: Partial<Engine>;
    signal?: AbortSignal;
}): Promise<Run>;
