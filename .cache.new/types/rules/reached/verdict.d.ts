import { type RowsFlow } from "../../analysis/flow/rows.ts";
import { type Filter } from "../../analysis/reads/filter.ts";
import type { Finding } from "../finding.ts";
import type { ReachedRead } from "../rule.ts";
import { type Grade } from "./grade.ts";
export declare const ruleId = "unbounded-read";
/** From here on a finding is a warning; below it is information. */
export declare const sure = 0.8;
/** What a read on one way to it comes to, and why. */
export type Verdict = {
    is: "finding";
    finding: Finding;
    filter: Filter;
    grade: Grade;
    /** The read as it is run on this way. */
    read: ReachedRead;
    flow: RowsFlow;
}
/** Gives one row, or none. */
 | {
    is: "one";
}
/** The user called the table small. */
 | {
    is: "small";
    table: string;
} | {
    is: "bounded";
}
/** The builder is handed on, and run by somebody else. */
 | {
    is: "handed-on";
}
/** What the filter leaves is few. */
 | {
    is: "few";
    filter: Filter;
    grade: Grade;
}
/** One row is asked for by a value that is not written in the code. */
 | {
    is: "looked-up";
    filter: Filter;
    grade: Grade;
} | {
    is: "unsure";
    confidence: number;
    least: number;
};
/** True for a call that hands rows over, or reads more of them than it hands over. */
export declare function readsRows({ site }: ReachedRead): boolean;
/** What is wrong with a read on one way to it: who calls decides what limits and filters it. */
export declare function judge(read: ReachedRead, limits?: "count" | "are ignored"): Verdict;
type Found = Verdict & {
    is: "finding";
};
/** The worst that `judge` says of a read on any of its ways; null where nothing is wrong on any. */
export declare function worstVerdict(read: ReachedRead): Found | null;
/** The worst verdict on rows that stay in the function that chose and read them: what it does with them is all that is done. */
export declare function ownVerdict(read: ReachedRead): Found | null;
/** What `worstVerdict` would say if nothing limited the read: how much a limit has to hold back. */
export declare const unlimitedVerdict: (read: ReachedRead) => Found | null;
export {};
