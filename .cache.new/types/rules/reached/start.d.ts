/** What fixes must know of the place that starts the work. */
import type { EntrySite } from "../../analysis/entries/entry.ts";
import type { Program } from "../../analysis/program.ts";
import type { Start } from "../finding.ts";
/** The place of an entry's own call; undefined where a function of the workspace hands the work on to another's. */
export declare function startOf(program: Program, entry: EntrySite): Start | undefined;
/** Packages that limit what runs at once, as far as a file can import them. */
export declare function limitersOf(program: Program, file: string): string[];
