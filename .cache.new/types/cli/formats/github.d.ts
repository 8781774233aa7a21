/** Findings as workflow commands, which GitHub shows beside the changed lines (its docs, "Workflow commands"). */
import type { CheckResult } from "../../rules/finding.ts";
/** One command a finding, then the sum as plain text for the log. */
export declare function formatGithub({ findings, summary }: CheckResult): string;
