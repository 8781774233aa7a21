import type { AliveAtEnd, IsolateMeasurement, SiteMeasurement } from "../measurement.ts";
export declare const formatCount: (value: number) => string;
/** `1 worker`, `12,000 workers`. */
export declare const plural: (count: number, one: string, many: string) => string;
/** `96 MB`, and of an estimate `about 96 MB`. */
export declare const sizeText: (bytes: number, estimated: boolean) => string;
/** The level after a run's work, and how long after. */
export declare const afterText: (rss: number, waitedMs: number | null) => string;
/** `src/task.ts:8`, as far as it is known. */
export declare const placeOf: ({ file, line, driver, orm }: SiteMeasurement) => string;
export declare const functionOf: ({ function: name }: SiteMeasurement) => string | null;
/** `src/task.ts:8 loadUsers`; of a long path the end, which tells more than its beginning. */
export declare const siteText: (site: SiteMeasurement) => string;
export declare function shortPlace(place: string): string;
/** `4 workers`, `the main thread`, `3 threads` where they are mixed. */
export declare function crewText(kinds: readonly IsolateMeasurement["kind"][]): string;
/** `200,000 rows`, `200,000 rows each`, `up to 200,000 rows each`; `null` when none of them is known. */
export declare function rowsText(rows: readonly (number | null)[]): string | null;
/** `1,000,000 UserModel objects alive at the end`; `null` where none was counted, or none was left. */
export declare function aliveText(alive: AliveAtEnd | null | undefined): string | null;
export declare const capital: (text: string) => string;
