import type { InFlight, QueryMeasurement, SiteMeasurement } from "../measurement.ts";
import type { Attribution } from "./attribution.ts";
/** All queries that count for a moment: the listed ones and those that did not end. */
export declare function queriesOf(attribution: Attribution): QueryMeasurement[];
/** When a query's rows are known to be gone: collected, or with their isolate. */
export declare function endOfHold(query: QueryMeasurement, attribution: Attribution): number;
/** What each isolate was at at a moment: the heaviest of what it ran, else of what it held, else what it had just ended. */
export declare function inFlightAt(attribution: Attribution, t: number): InFlight[];
/**
 * Most calls of a site at one moment. Of each isolate either the calls in flight count, or one for the results that it still holds:
 * garbage that waits to be collected does not make one worker into two.
 */
export declare function concurrencyOf(queries: readonly QueryMeasurement[], attribution: Attribution): number;
/** Most rows of results that were in memory at one moment; `null` when no result was seen. */
export declare function mostRowsHeld(attribution: Attribution): number | null;
/** Rows of results that were never seen to be collected, at the run's end. */
export declare function rowsHeldAt(attribution: Attribution, t: number): number;
/** The sites with their concurrency, those with the most rows first. */
export declare function sitesOf(attribution: Attribution): SiteMeasurement[];
