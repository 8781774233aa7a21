import type { Rule } from "../rule.ts";
/** All columns of all rows are read, some of them of no small size, and few are asked for. */
export declare const wideSelect: Rule;
