import { type At } from "../../analysis/facts.ts";
import type { Concurrency, Entry, Finding } from "../finding.ts";
/** What a rule says of a pool or of what runs in it; the rest of a finding follows. */
interface WorkClaim extends Pick<Finding, "rule" | "severity" | "confidence" | "message" | "details"> {
    place: {
        file: string;
        at: At;
        name: string;
    };
    entry: Entry;
    atOnce: Concurrency;
    source: string;
    /** What the only step of its way says. */
    what: string;
    /** Why there is no rewrite, where that is known at once. */
    noFix?: string;
}
/** A finding that is not on a read. */
export declare function workFinding({ place, atOnce, source, what, noFix, ...claim }: WorkClaim): Finding;
export {};
