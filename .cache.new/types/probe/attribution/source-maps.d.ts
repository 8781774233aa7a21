import type { SiteRecord } from "../agent/records.ts";
/** Finds where compiled code was written, by the source maps that lie beside it. Each file is read once. */
export declare class SourceMaps {
    #private;
    /** The record with the place in the source, where there is a map and the runtime had not followed it already. */
    place(record: SiteRecord): SiteRecord;
}
