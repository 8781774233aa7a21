import type { Rule } from "../rule.ts";
/** All rows are brought into the program for something that the database does without handing them over. */
export declare const inMemoryWork: Rule;
