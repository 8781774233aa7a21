import type { Rule } from "./rule.ts";
/** Offer and fix of a rule whose findings say themselves why there is no rewrite; `title` is the comment's, where it silences no read. */
export declare const commentOnly: (title?: string) => Pick<Rule, "offer" | "fix">;
