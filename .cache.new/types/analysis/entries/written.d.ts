import { type Program } from "../program.ts";
import type { EntrySite } from "./entry.ts";
/**
 * Functions that are entries by the text beside them: `createJob("sync", "0 * * * *", run)`, `{ cron: "0 * * * *", run }`,
 * `@Every("0 * * * *") run()`. `found` are the entries that are known otherwise; what these run is theirs.
 */
export declare function writtenEntries(program: Program, file: string, found: readonly EntrySite[]): EntrySite[];
/** Files that use a text of the catalog's by the name that a file exports it under: `export const EVERY_HOUR = "0 * * * *"`. */
export declare function usersOfTexts(program: Program, file: string): string[];
