import { type InFlight, type ProbeReport, type SiteMeasurement } from "../probe/index.ts";
/** `src/task.ts:8 loadUsers`, as far as it is known. */
export declare const placeAndFunction: (site: SiteMeasurement) => string;
/** The site that weighed most at the peak, or the one with the largest result where none was in flight. */
export declare function heaviestSite({ sites, summary }: ProbeReport): {
    site: SiteMeasurement;
    inFlight: InFlight[];
} | null;
/** What the terminal says of the query that filled the memory; `null` when none was seen. */
export declare function queryLine(report: ProbeReport): string | null;
/** How many workers there were and the largest heap of one; `null` without the agent. */
export declare function workersText({ isolates }: ProbeReport): string | null;
/** What the agent could not see, for the line that keeps silence from being taken for an answer. */
export declare function notSeen({ coverage }: ProbeReport): string | null;
