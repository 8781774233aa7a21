import type { IsolateMeasurement, SiteMeasurement } from "../measurement.ts";
import { formatBytes, formatSeconds } from "../units.ts";

export const formatCount = (value: number): string => value.toLocaleString("en-US");

/** `1 worker`, `12,000 workers`. */
export const plural = (count: number, one: string, many: string): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** `96 MB`, and of an estimate `about 96 MB`. */
export const sizeText = (bytes: number, estimated: boolean): string =>
  `${estimated ? "about " : ""}${formatBytes(bytes)}`;

/** The level after a run's work, and how long after. */
export const afterText = (rss: number, waitedMs: number | null): string =>
  `${formatBytes(rss)}, ${formatSeconds(waitedMs ?? 0)} after the last worker ended`;

/** `src/task.ts:8`, as far as it is known. */
export const placeOf = ({ file, line, driver, orm }: SiteMeasurement): string =>
  file === null ? `an unknown line (${orm ?? driver})` : line === null ? file : `${file}:${line}`;

export const functionOf = ({ function: name }: SiteMeasurement): string | null => name?.replace(/^async /, "") ?? null;

const LONGEST_PLACE = 48;

/** `src/task.ts:8 loadUsers`; of a long path the end, which tells more than its beginning. */
export const siteText = (site: SiteMeasurement): string =>
  [shortPlace(placeOf(site)), functionOf(site) ?? []].flat().join(" ");

export function shortPlace(place: string): string {
  if (place.length <= LONGEST_PLACE) return place;
  const slash = place.indexOf("/", place.length - LONGEST_PLACE);
  return slash < 0 ? place : `…${place.slice(slash)}`;
}

/** `4 workers`, `the main thread`, `3 threads` where they are mixed. */
export function crewText(kinds: readonly IsolateMeasurement["kind"][]): string {
  const mains = kinds.filter((kind) => kind === "main").length;
  if (kinds.length === 1) return mains ? "the main thread" : "1 worker";
  return `${kinds.length} ${mains === 0 ? "workers" : mains === kinds.length ? "main threads" : "threads"}`;
}

/** `200,000 rows`, `200,000 rows each`, `up to 200,000 rows each`; `null` when none of them is known. */
export function rowsText(rows: readonly (number | null)[]): string | null {
  const known = rows.filter((each) => each !== null);
  if (known.length === 0) return null;
  const most = Math.max(...known);
  const same = known.length === rows.length && known.every((each) => each === most);
  return `${same ? "" : "up to "}${plural(most, "row", "rows")}${rows.length > 1 ? " each" : ""}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
