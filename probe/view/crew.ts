import type { IsolateMeasurement, ProbeReport } from "../measurement.ts";
import type { HeapCurve } from "./shapes.ts";
import { plural } from "./words.ts";

/** More curves than this cannot be told apart. */
const MOST_DRAWN = 8;

/** The isolates that get a curve and a lane of their own, in the order of their threads, and the rest. */
export interface Crew {
  drawn: IsolateMeasurement[];
  others: IsolateMeasurement[];
  /** A short name for each isolate's id. */
  labels: Map<string, string>;
}

/** Those with the largest heaps are drawn. */
export function crewOf({ isolates, processes }: Pick<ProbeReport, "isolates" | "processes">): Crew {
  const byHeap = isolates.toSorted((a, b) => b.heapPeak - a.heapPeak);
  const drawn = byHeap.slice(0, MOST_DRAWN).toSorted((a, b) => a.pid - b.pid || a.tid - b.tid);
  const roles = new Map(processes.map(({ pid, role }) => [pid, role.replace("-", " ")]));
  const plain = new Map(isolates.map((isolate) => [isolate.id, plainLabel(isolate, roles.get(isolate.pid))]));
  const uses = new Map<string, number>();
  for (const label of plain.values()) uses.set(label, (uses.get(label) ?? 0) + 1);
  const labels = new Map(
    isolates.map(({ id, pid }) => {
      const label = plain.get(id)!;
      return [id, uses.get(label)! > 1 ? `${label} of ${pid}` : label];
    }),
  );
  return { drawn, others: byHeap.slice(MOST_DRAWN), labels };
}

const plainLabel = ({ kind, tid }: IsolateMeasurement, role: string | undefined) =>
  kind === "worker" ? `worker ${tid}` : role === undefined || role === "program" ? "main" : role;

/** Heap in use of the drawn isolates at the moments `t`, and the sum of the others' as one more curve. */
export function heapCurves(crew: Crew, series: ProbeReport["series"]["isolates"], t: readonly number[]): HeapCurve[] {
  const curve = (isolate: IsolateMeasurement) => aligned(series[isolate.id], isolate, t);
  const curves = crew.drawn
    .filter(({ id }) => series[id])
    .map((isolate) => ({ label: crew.labels.get(isolate.id)!, values: curve(isolate) }));
  const rest = crew.others.filter(({ id }) => series[id]).map(curve);
  if (rest.length === 0) return curves;
  const sum = t.map((_, index) => {
    const alive = rest.map((values) => values[index]!).filter((value) => value !== null);
    return alive.length ? alive.reduce((total, value) => total + value, 0) : null;
  });
  return [...curves, { label: othersText(rest.length), values: sum }];
}

/** The last reading counts until the next one: nothing is made up between them. */
function aligned(
  readings: { t: number[]; used: number[] } | undefined,
  { end, last }: IsolateMeasurement,
  t: readonly number[],
): (number | null)[] {
  if (!readings) return t.map(() => null);
  const gone = end === "alive" || end === "unknown" ? Number.POSITIVE_INFINITY : (last ?? Number.POSITIVE_INFINITY);
  let at = -1;
  return t.map((moment) => {
    while (at + 1 < readings.t.length && readings.t[at + 1]! <= moment) at++;
    return at < 0 || moment > gone ? null : readings.used[at]!;
  });
}

export const othersText = (count: number): string => plural(count, "other", "others");
