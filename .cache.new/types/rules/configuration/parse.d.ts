import { type CheckedSettings } from "./check.ts";
/**
 * Reads a configuration file. `path` is what sentences call it. A syntax error is one sentence with its line, and what
 * could be read before and after it counts all the same. Never throws.
 */
export declare function parseConfiguration(text: string, path: string): CheckedSettings;
