import type { CheckResult, Finding, FixKind } from "../../rules/finding.ts";
import type { Linter } from "../../rules/linter.ts";
/** A linter over a folder, and what it finds there. */
export interface Checked {
    linter: Linter;
    findings: Finding[];
}
/** Looks at a project as an editor does. */
export declare function check(project: string): Promise<Checked>;
/** `check --fix --kind KIND` in a project. */
export declare function fixAll(project: string, kind: FixKind): Promise<CheckResult>;
/** Why there are no edits for a fix that was offered. */
export declare function refusalOf({ linter }: Checked, finding: Finding, kind: FixKind): Promise<string>;
