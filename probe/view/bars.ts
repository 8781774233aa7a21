import type { ProbeReport, QueryMeasurement } from "../measurement.ts";
import { type Crew, othersText } from "./crew.ts";
import type { HeapCurve, Lane, QueryBar } from "./shapes.ts";
import { siteText } from "./words.ts";

/** More bars are not seen on a panel's width; those with the most rows and the longest stay. */
const MOST_BARS = 400;

/** The listed queries as bars, in one lane for each isolate that is drawn and a last one for the others'. */
export function barsOf(
  { queries, sites, isolates }: Pick<ProbeReport, "queries" | "sites" | "isolates">,
  crew: Crew,
  heaps: readonly HeapCurve[],
  end: number,
): { lanes: Lane[]; bars: QueryBar[] } {
  const places = new Map(sites.map((site) => [site.id, siteText(site)]));
  const ends = new Map(
    isolates.map(({ id, end: how, last }) => [id, how === "unknown" || how === "alive" ? end : last]),
  );
  const drawn = new Set(crew.drawn.map(({ id }) => id));
  const kept = largest(queries.filter(({ site }) => places.has(site)));
  const ids = new Set(kept.map(({ isolate }) => isolate));
  const own = crew.drawn.filter(({ id }) => ids.has(id)).map(({ id }) => id);
  const rest = [...ids].filter((id) => !drawn.has(id));
  const heapOf = (label: string) => {
    const index = heaps.findIndex((heap) => heap.label === label);
    return index < 0 ? null : index;
  };
  const lanes = own.map((id) => ({ label: crew.labels.get(id)!, heap: heapOf(crew.labels.get(id)!) }));
  if (rest.length) lanes.push({ label: othersText(rest.length), heap: crew.others.length ? heaps.length - 1 : null });
  const laneOf = new Map([
    ...own.map((id, index) => [id, index] as const),
    ...rest.map((id) => [id, own.length] as const),
  ]);
  const bars = kept.map((query): QueryBar => {
    const { isolate, site, t0, rows } = query;
    const gone = ends.get(isolate) ?? end;
    const t1 = query.t1 ?? Math.max(t0, gone);
    const until = query.t1 === null ? t1 : Math.max(t1, query.released ?? gone);
    const names = { who: crew.labels.get(isolate) ?? isolate, place: places.get(site)! };
    const [to, held] = [Math.min(t1, end), Math.min(until, end)];
    return { lane: laneOf.get(isolate)!, ...names, t0, t1: to, until: held, ended: query.t1 !== null, rows };
  });
  return { lanes, bars };
}

function largest(queries: readonly QueryMeasurement[]): readonly QueryMeasurement[] {
  if (queries.length <= MOST_BARS) return queries;
  const weight = ({ rows, t1 }: QueryMeasurement) => (t1 === null ? Number.POSITIVE_INFINITY : (rows ?? 0));
  const time = ({ t0, t1 }: QueryMeasurement) => (t1 ?? t0) - t0;
  const sorted = queries.toSorted((a, b) => (weight(a) === weight(b) ? time(b) - time(a) : weight(b) - weight(a)));
  return sorted.slice(0, MOST_BARS).toSorted((a, b) => a.t0 - b.t0);
}
