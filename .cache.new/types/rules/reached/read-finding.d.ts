import { type At } from "../../analysis/facts.ts";
import type { RowsFlow } from "../../analysis/flow/rows.ts";
import type { Finding, Severity } from "../finding.ts";
import type { ReachedRead } from "../rule.ts";
/** A place that a finding stands at: one name, no more. */
export interface Place {
    file: string;
    at: At;
    name: string;
}
/** What a rule says of a read; the rest of a finding follows from the read and the way to it. */
export interface Claim {
    rule: string;
    severity: Severity;
    confidence: number;
    place: Place;
    /** One sentence that stands alone. */
    message: string;
    /** Sentences that come before the one on how the read is reached. */
    details: string[];
    /** What the way's last step says is read: "every `order` row". */
    reads: string;
    flow: RowsFlow;
    /** How many rows the program looks at, where that is known. */
    kept?: number | undefined;
    /** Why there is no rewrite, where the rule knows it from more than the text. */
    noFix?: string | null | undefined;
    /** Where the rows are read, for a finding that stands at a caller. */
    shared?: {
        file: string;
        line: number;
    } | undefined;
}
/** A rule's finding on a read, with the way to it and all that fixes ask. */
export declare function readFinding(read: ReachedRead, claim: Claim): Finding;
/** The range of a name. */
export declare function rangeOf({ at, name }: Pick<Place, "at" | "name">): Finding["range"];
