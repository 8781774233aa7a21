import type { AfterMeasurement } from "../measurement.ts";
import type { RunState } from "../run-state.ts";
import { formatBytes } from "../units.ts";
import { formatCount, plural } from "../view/words.ts";
import type { Attribution, IsolateState } from "./attribution.ts";
import { endOfHold, queriesOf, rowsHeldAt } from "./moments.ts";

const WORTH_TELLING = 16 * 1024 * 1024;
/** An isolate that was read this shortly before the end was there at the end. */
const STILL_THERE_MS = 2000;

const BARE: AfterMeasurement = {
  rss: 0,
  heapUsed: null,
  heapReserved: null,
  external: null,
  rowsHeld: null,
  workers: null,
  sockets: null,
  connections: {},
  reasons: [],
};

/** What memory is made of once it has settled at `rss`, and the reasons that were measured for it. */
export function afterOf(state: RunState, rss: number): AfterMeasurement {
  const { attribution, elapsed } = state;
  const alive = attribution ? aliveAt(attribution, elapsed) : [];
  if (!attribution || alive.length === 0) return { ...BARE, rss };
  const sum = (of: (isolate: IsolateState) => number) => alive.reduce((total, isolate) => total + of(isolate), 0);
  const after: AfterMeasurement = {
    rss,
    heapUsed: sum(({ heap }) => heap.at(-1)?.used ?? 0),
    heapReserved: sum(({ heap }) => heap.at(-1)?.total ?? 0),
    external: sum(({ heap }) => heap.at(-1)?.external ?? 0),
    rowsHeld: rowsHeldAt(attribution, elapsed),
    workers: sum(({ open }) => open?.workers ?? 0),
    sockets: sum(({ open }) => open?.sockets ?? 0),
    connections: connectionsOf(alive),
    reasons: [],
  };
  return { ...after, reasons: reasonsFor(after, state, attribution) };
}

const aliveAt = (attribution: Attribution, end: number) =>
  [...attribution.isolates.values()].filter(
    ({ heap }) => (heap.at(-1)?.t ?? Number.NEGATIVE_INFINITY) >= end - STILL_THERE_MS,
  );

function connectionsOf(alive: readonly IsolateState[]): Record<string, number> {
  const connections: Record<string, number> = {};
  for (const { open } of alive) {
    for (const [driver, count] of Object.entries(open?.connections ?? {})) {
      if (count > 0) connections[driver] = (connections[driver] ?? 0) + count;
    }
  }
  return connections;
}

/** The level of the program before its work: the sample after its main isolate had started. */
function startLevel(state: RunState, attribution: Attribution): number | null {
  const began = Math.min(...[...attribution.isolates.values()].map(({ measurement }) => measurement.first));
  return state.samples.find(({ t }) => t >= began)?.tree ?? null;
}

function reasonsFor(after: AfterMeasurement, state: RunState, attribution: Attribution): string[] {
  const reasons: string[] = [];
  const heapUsed = after.heapUsed ?? 0;
  const heapReserved = after.heapReserved ?? 0;
  const external = after.external ?? 0;
  if (heapUsed >= WORTH_TELLING) {
    const rows = after.rowsHeld ?? 0;
    const whose = rows > 0 ? `, ${formatCount(rows)} rows of ${holders(attribution, state.elapsed)} among it` : "";
    reasons.push(`${formatBytes(heapUsed)} are in use on JavaScript heaps${whose}`);
  }
  if (heapReserved - heapUsed >= WORTH_TELLING) {
    reasons.push(`V8 keeps ${formatBytes(heapReserved - heapUsed)} of heap that nothing uses`);
  }
  if (external >= WORTH_TELLING) reasons.push(`${formatBytes(external)} are buffers and native memory of live objects`);
  const start = startLevel(state, attribution);
  const native = start === null ? 0 : after.rss - start - heapReserved - external;
  if (native >= WORTH_TELLING) {
    reasons.push(`${formatBytes(native)} more than at the start are on no heap: the allocator keeps them`);
  }
  if ((after.workers ?? 0) > 0) reasons.push(plural(after.workers!, "worker is still open", "workers are still open"));
  for (const [driver, count] of Object.entries(after.connections)) {
    reasons.push(plural(count, `${driver} connection is still open`, `${driver} connections are still open`));
  }
  return reasons;
}

function holders(attribution: Attribution, t: number): string {
  const held = queriesOf(attribution).filter((query) => query.t1 !== null && endOfHold(query, attribution) > t);
  const ids = new Set(held.map(({ site }) => site));
  const places = [...attribution.sites.values()]
    .filter(({ id }) => ids.has(id))
    .map(({ file, line }) => (file === null ? "an unknown line" : `${file}:${line}`));
  const [first = "an unknown line", ...others] = [...new Set(places)];
  return others.length ? `${first} and ${plural(others.length, "other line", "other lines")}` : first;
}
