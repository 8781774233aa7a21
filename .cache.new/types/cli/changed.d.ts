import type { ChangedLines } from "../probe/git.ts";
import type { Finding } from "../rules/finding.ts";
/** Findings whose read, or a step of whose way, stands on a line that changed. */
export declare function touched(findings: readonly Finding[], changed: ChangedLines, root: string): Finding[];
/** A bound that was taken out stood in the arguments or further down the chain: the line that the statement ends on. */
export declare function endOfStatement(text: string, line: number, column: number): number;
