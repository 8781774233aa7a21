import type { Program } from "../program.ts";
import type { EntrySite } from "./entry.ts";
/**
 * Functions in objects that describe a job, in files that import the library which runs it:
 * `{"func": refresh, "interval": 30}`. `found` are the entries that are known otherwise.
 */
export declare function describedEntries(program: Program, file: string, found: readonly EntrySite[]): EntrySite[];
