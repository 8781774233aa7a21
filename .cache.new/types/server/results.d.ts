import type { CheckResult, Finding, Problem } from "../rules/finding.ts";
export interface FileReport {
    path: string;
    /** Equal ids mean equal content, also after a restart. */
    id: string;
    findings: Finding[];
    problems: Problem[];
}
/** Id of a file of which there is nothing to say. */
export declare const nothing = "0";
export declare class Results {
    #private;
    set(root: string, result: CheckResult): void;
    delete(root: string): void;
    /** The whole result of a root's last check; undefined before the first. */
    of(root: string): CheckResult | undefined;
    report(root: string, path: string): FileReport;
    /** Files of a root that have something to show. */
    reports(root: string): FileReport[];
}
