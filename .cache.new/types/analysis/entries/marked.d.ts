import type { Program } from "../program.ts";
import type { EntrySite } from "./entry.ts";
/**
 * Methods and functions that a decorator of the workspace's own marks as jobs: `@OnJob({ name: "sync" }) async sync()`. `found`
 * are the entries that are known otherwise.
 */
export declare function markedEntries(program: Program, file: string, found: readonly EntrySite[]): EntrySite[];
/** Names under which a file exports decorators of its own that mark jobs. */
export declare function markersOf(program: Program, file: string): string[];
