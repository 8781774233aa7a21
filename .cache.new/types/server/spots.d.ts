import type { Finding } from "../rules/finding.ts";
/** The findings of all rules under one name, worst first: an editor shows them as one. */
export type Spot = readonly [Finding, ...Finding[]];
/** Findings of one file by where they stand, in the order of their places; equally bad ones keep the order they come in. */
export declare function spotsOf(findings: readonly Finding[]): Spot[];
