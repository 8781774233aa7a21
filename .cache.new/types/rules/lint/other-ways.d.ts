import type { EntrySite } from "../../analysis/entries/entry.ts";
import type { Program } from "../../analysis/program.ts";
import type { Walk } from "../../analysis/reach/walk.ts";
import type { Finding } from "../finding.ts";
/** Entries by the functions that they run. */
export declare function startsOf(walked: Walk): Map<string, EntrySite[]>;
/** How many more entries reach the function that reads. */
export declare function otherWays(program: Program, walked: Walk, starts: ReadonlyMap<string, EntrySite[]>, finding: Finding): number;
