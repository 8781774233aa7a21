import type { EntrySite } from "./entry.ts";
/** What a worker's file offers runs as often at once as whoever starts the file says. */
export declare function joinSides(sites: readonly EntrySite[]): void;
