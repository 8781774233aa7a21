/** Findings for programs: `schemas/findings.schema.json`. */
import type { CheckResult } from "../../rules/finding.ts";
/** The contract's JSON, ending with a line break. */
export declare function formatJson({ findings, problems, summary }: CheckResult): string;
