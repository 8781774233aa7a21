import type { InFlight, QueryMeasurement, SiteMeasurement } from "../measurement.ts";
import type { Attribution } from "./attribution.ts";

/** A query that ended longer ago says nothing of the moment. */
const RECENT_MS = 2000;

/** All queries that count for a moment: the listed ones and those that did not end. */
export function queriesOf(attribution: Attribution): QueryMeasurement[] {
  const open = [...attribution.isolates.values()].flatMap(({ pending }) => [...pending.values()]);
  return [...attribution.queries, ...open];
}

/** When a query's rows are known to be gone: collected, or with their isolate. */
export function endOfHold(query: QueryMeasurement, attribution: Attribution): number {
  if (query.released !== null) return query.released;
  const isolate = attribution.isolates.get(query.isolate)?.measurement;
  return isolate && isolate.end !== "unknown" && isolate.end !== "alive"
    ? (isolate.last ?? query.t0)
    : Number.POSITIVE_INFINITY;
}

/** What each isolate was at at a moment: the heaviest of what it ran, else of what it held, else what it had just ended. */
export function inFlightAt(attribution: Attribution, t: number): InFlight[] {
  const best = new Map<string, InFlight>();
  for (const query of queriesOf(attribution)) {
    const found = stateAt(query, t, attribution);
    if (!found) continue;
    const other = best.get(query.isolate);
    if (
      !other ||
      RANK[found.state] < RANK[other.state] ||
      (found.state === other.state && weight(found) > weight(other))
    ) {
      best.set(query.isolate, found);
    }
  }
  const all = [...best.values()];
  // What has just ended matters only where nothing runs or is held.
  const live = all.filter(({ state }) => state !== "finished");
  return (live.length ? live : all).toSorted((a, b) => weight(b) - weight(a));
}

const RANK = { running: 0, "result-held": 1, finished: 2 };

/** A query that never ended is what the program died of, however many rows it was to have. */
const weight = ({ rows, bytes, state }: InFlight) =>
  rows === null ? (state === "running" ? Number.POSITIVE_INFINITY : 0) : (bytes ?? rows);

function stateAt(query: QueryMeasurement, t: number, attribution: Attribution): InFlight | null {
  if (query.t0 > t) return null;
  const { isolate, site, rows, bytes } = query;
  const found = (state: InFlight["state"], since: number): InFlight => ({
    isolate,
    site,
    state,
    sinceMs: Math.round(t - since),
    rows,
    bytes,
  });
  const gone = endOfHold(query, attribution);
  if (query.t1 === null || query.t1 > t) return gone < t && query.t1 === null ? null : found("running", query.t0);
  if (gone > t) return found("result-held", query.t1);
  return t - query.t1 <= RECENT_MS ? found("finished", query.t1) : null;
}

interface Step {
  t: number;
  isolate: string;
  running: number;
  held: number;
  rows: number;
}

function stepsOf(queries: readonly QueryMeasurement[], attribution: Attribution): Step[] {
  return queries
    .flatMap((query): Step[] => {
      const { isolate, t0 } = query;
      const hold = endOfHold(query, attribution);
      const end = query.t1 ?? hold;
      const gone = Math.max(end, hold);
      const rows = query.rows ?? 0;
      return [
        { t: t0, isolate, running: 1, held: 0, rows: 0 },
        { t: end, isolate, running: -1, held: 1, rows },
        { t: gone, isolate, running: 0, held: -1, rows: -rows },
      ];
    })
    .toSorted((a, b) => a.t - b.t || a.running - b.running);
}

/**
 * Most calls of a site at one moment. Of each isolate either the calls in flight count, or one for the results that it still holds:
 * garbage that waits to be collected does not make one worker into two.
 */
export function concurrencyOf(queries: readonly QueryMeasurement[], attribution: Attribution): number {
  const state = new Map<string, { running: number; held: number }>();
  const weigh = ({ running, held }: { running: number; held: number }) => Math.max(running, held > 0 ? 1 : 0);
  let now = 0;
  let most = 0;
  for (const { isolate, running, held } of stepsOf(queries, attribution)) {
    const before = state.get(isolate) ?? { running: 0, held: 0 };
    const after = { running: before.running + running, held: before.held + held };
    state.set(isolate, after);
    now += weigh(after) - weigh(before);
    most = Math.max(most, now);
  }
  return most;
}

/** Most rows of results that were in memory at one moment; `null` when no result was seen. */
export function mostRowsHeld(attribution: Attribution): number | null {
  let now = 0;
  let most = 0;
  const queries = queriesOf(attribution);
  for (const { rows } of stepsOf(queries, attribution)) {
    now += rows;
    most = Math.max(most, now);
  }
  return queries.length ? most : null;
}

/** Rows of results that were never seen to be collected, at the run's end. */
export function rowsHeldAt(attribution: Attribution, t: number): number {
  return queriesOf(attribution)
    .filter((query) => query.t1 !== null && query.t1 <= t && endOfHold(query, attribution) > t)
    .reduce((sum, { rows }) => sum + (rows ?? 0), 0);
}

/** The sites with their concurrency, those with the most rows first. */
export function sitesOf(attribution: Attribution): SiteMeasurement[] {
  const bySite = new Map<string, QueryMeasurement[]>();
  for (const query of queriesOf(attribution)) {
    const others = bySite.get(query.site);
    if (others) others.push(query);
    else bySite.set(query.site, [query]);
  }
  return [...attribution.sites.values()]
    .filter(({ calls }) => calls > 0)
    .map((site) => ({ ...site, concurrencyMax: Math.max(1, concurrencyOf(bySite.get(site.id) ?? [], attribution)) }))
    .toSorted((a, b) => b.maxRows - a.maxRows || b.totalRows - a.totalRows || b.calls - a.calls);
}
