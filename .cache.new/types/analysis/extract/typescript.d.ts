import type { FileFacts } from "../facts.ts";
/**
 * Facts of one TypeScript or JavaScript file, from its text alone. Never throws for bad code: the parser goes on after
 * an error, and `errors` counts them.
 */
export declare function extractFacts(path: string, text: string): FileFacts;
