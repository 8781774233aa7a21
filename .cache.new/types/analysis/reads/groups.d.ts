import type { Program } from "../program.ts";
import type { ReadSite } from "./read.ts";
/** True when a read gives a row for each group or distinct value, not for each row. */
export declare function isGrouped(program: Program, site: ReadSite): boolean;
/** Columns that groups go by: by a state there are few groups, by a key as many as there are keys. */
export declare function groupColumns(program: Program, site: ReadSite): string[];
