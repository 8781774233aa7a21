/** What `check --explain FILE:LINE` and the editor's *Explain this read* answer: plain data, like findings. */
import type { PathStep } from "./finding.ts";
export type Verdict = 
/** There is a finding. */
"reported"
/** A read that runs in a pool, and is none of a rule's business. */
 | "quiet"
/** A read that no pool, queue, schedule or fan-out reaches. */
 | "not-reached"
/** A comment silences the finding. */
 | "suppressed"
/** Nothing on the line is a read that the catalog knows. */
 | "no-read";
export interface ExplainedStep extends PathStep {
    /** What this step left of the confidence: 1 where it is sure. */
    factor: number;
}
export interface ExplainedWay {
    /** Product of the steps' factors. */
    confidence: number;
    /** The entry first. */
    steps: ExplainedStep[];
}
/** One read of the asked-for line, or the line itself where it has none. */
export interface Explanation {
    file: string;
    line: number;
    /** Of the read's name, or of the pool's; null where there is neither. */
    column: number | null;
    verdict: Verdict;
    read: {
        orm: string;
        call: string;
        table: string | null;
    } | null;
    /** The answer first; then what limits it, what its filter leaves, who reaches it. */
    sentences: string[];
    /** The best ways to it, the best first. */
    ways: ExplainedWay[];
}
