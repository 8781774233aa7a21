import type { Rule } from "../rule.ts";
/**
 * A suspended async function keeps its `const rows` after their last use, on Node 20 and 24 alike, so that as many result sets
 * are alive as functions wait. Collected when the read stands in a function of its own.
 */
export declare const rowsHeldAcrossAwait: Rule;
