import type { CheckResult } from "../rules/finding.ts";
export interface Scope {
    /** Absolute: the folder that the linter takes for the workspace. */
    root: string;
    /** Paths below it that are told about, with `/`; empty: everything. */
    only: string[];
    /** What has to stand before a workspace path so that it is relative to the working directory; "" or "../a/". */
    prefix: string;
}
/**
 * The working directory is the workspace: a pool in one package runs what another package reads, so it is looked at whole
 * even where only a part is told about. Paths outside of it move the workspace to what they have in common.
 */
export declare function scopeOf(cwd: string, paths: readonly string[]): Scope;
/** Is a file of the workspace one that was asked for? */
export declare function isInside({ only }: Pick<Scope, "only">, path: string): boolean;
/** Only findings in the asked-for paths, with files as seen from the working directory; sums go by what is told. */
export declare function narrow(result: CheckResult, scope: Scope, rules: readonly string[]): CheckResult;
