/** What a marker may say of its finding, and what a finding says of each. */
import type { Finding } from "../finding.ts";
export interface Detail {
    about: keyof typeof details;
    text: string;
}
declare const details: {
    /** `8 at once`, `unbounded at once` */
    atOnce: {
        form: RegExp;
        of: (f: Finding) => string;
    };
    /** Where that number comes from: `by maxThreads`. */
    source: {
        form: RegExp;
        of: (f: Finding) => string;
    };
    escape: {
        form: RegExp;
        of: (f: Finding) => string;
    };
    confidence: {
        form: RegExp;
        of: (f: Finding) => string;
    };
    /** The pool's library: `in piscina`. */
    library: {
        form: RegExp;
        of: (f: Finding) => string;
    };
    kind: {
        form: RegExp;
        of: (f: Finding) => string;
    };
    table: {
        form: RegExp;
        of: (f: Finding) => string;
    };
    others: {
        form: RegExp;
        of: (f: Finding) => string;
    };
    /** `path: pool.ts:2 → ReportService.build`: where it starts and what is called on the way. */
    path: {
        form: RegExp;
        of: typeof wayOf;
    };
    /** Why nothing limits the read; the last detail, too. */
    why: {
        form: RegExp;
        of: (f: Finding) => string;
    };
    /** The whole first sentence; the last detail of a marker, because it may have commas. */
    message: {
        form: RegExp;
        of: (f: Finding) => string;
    };
};
export declare function readDetails(text: string): Detail[];
/** The finding's own words for what a marker speaks of; for everything where nothing was expected. */
export declare function detailsOf(finding: Finding, wanted: readonly Detail[] | undefined): string[];
declare function wayOf(finding: Finding): string;
export {};
