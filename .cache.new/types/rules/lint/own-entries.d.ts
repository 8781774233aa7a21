import { type EntrySite } from "../../analysis/entries/entry.ts";
import type { Program } from "../../analysis/program.ts";
import type { Settings } from "../configuration.ts";
import type { Problem } from "../finding.ts";
/** Entries of the user's own (`poolEntries`): functions that take a callback, and base classes with a method. */
export declare function ownEntries(program: Program, settings: readonly Settings[]): {
    sites: EntrySite[];
    problems: Problem[];
};
