/** Results of fewer rows are small: they are counted, and nothing is kept of them. */
export declare const MANY_ROWS = 100;
/** What is known of a statement's calls so far. */
export interface Statement {
    calls: number;
    mostRows: number;
    /** The number of the next call that will be looked at. */
    next: number;
    /** Calls that were counted only, since they were last told of. */
    counted: number;
    /** Calls that are being looked at now. */
    looking: number;
    /** The site that ran it last. */
    site: number;
}
/** Past a thousand different texts (literals written into them) they are told apart by their beginning alone. */
export declare function statementOf(sql: string): Statement;
/**
 * Counts a call and says whether to look at it. A statement that was called 20 times and never had 100 rows is looked at once in
 * 16 calls, and ever more seldom: capturing a stack costs as much as a small query.
 */
export declare function worthALook(statement: Statement): boolean;
/** Whether the next call will be looked at, without counting it. */
export declare function willBeLookedAt(sql: string): boolean;
/** A result of 100 rows or more was seen. */
export declare function sawMany(): void;
/**
 * Whether to keep the line of a user's call of an ORM. While all results are small it is kept once in eight calls; the stack at
 * the driver is what is left of the others, where an awaited call still stands in it.
 */
export declare function worthACapture(): boolean;
/** Calls that were only counted, by site; each is given once. */
export declare function takeCounted(): [site: number, calls: number][];
/** A statement's text as a report may show it: no literals, which may be anybody's data. */
export declare function withoutLiterals(sql: string): string;
