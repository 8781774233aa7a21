import { type MeasuredSite, type MeasuredSites } from "../probe/index.ts";
import type { Finding, Measured } from "../rules/finding.ts";
type Figures = Pick<MeasuredSite, "rows" | "bytes" | "estimated" | "atOnce">;
/** “200,000 rows · about 96 MB · 10 at once”. */
export declare const measuredTitle: (site: Figures) => string;
/** What is put behind the message of a finding that was measured: “Last probe: 200,000 rows, about 96 MB each, 10 at once.” */
export declare const measuredSentence: (measured: Measured) => string;
/** The findings, each with what was measured at its call: as data, and as a last sentence of its message. */
export declare function withMeasured(root: string, findings: readonly Finding[], sites: MeasuredSites): Finding[];
/** Whether a file was changed after a moment; one that is gone was. */
export declare function changedAfter(file: string): (at: number) => boolean;
export {};
