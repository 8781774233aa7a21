import { formatBytes, formatSeconds } from "../units.ts";
import type { HeapCurve, QueryBar, RunView } from "./shapes.ts";
import { crewText, rowsText } from "./words.ts";

const MOST_LINES = 3;

/** All that is known of one moment of a run, in words. */
export interface Moment {
  total: string;
  /** Sum of the heaps in use. */
  heapSum: string | null;
  /** Each heap by its name, or each process where no heap is known. */
  parts: string | null;
  /** A line for each call site that had queries in flight or rows held. */
  queries: string[];
  collection: string | null;
}

export function momentOf(run: RunView, index: number): Moment {
  const t = run.t[index]!;
  const alive = aliveAt(run.heaps, index);
  const parts = alive.length ? alive : aliveAt(run.processes, index);
  const queries = queriesAt(run.bars, t);
  const more = queries.length - MOST_LINES;
  return {
    total: `${formatSeconds(t)}: ${formatBytes(run.tree[index]!)}`,
    heapSum: alive.length ? formatBytes(alive.reduce((sum, { used }) => sum + used, 0)) : null,
    parts: parts.length ? parts.map(({ label, used }) => `${label} ${formatBytes(used)}`).join(", ") : null,
    queries: more > 0 ? [...queries.slice(0, MOST_LINES), `${more} more in flight or held`] : queries,
    collection: collectionAt(run, index),
  };
}

const aliveAt = (curves: readonly HeapCurve[], index: number) =>
  curves.flatMap(({ label, values }) => (values[index] == null ? [] : [{ label, used: values[index] }]));

/** The lines that are told while the cursor stands at a moment. */
export function momentLines({ total, heapSum, parts, queries, collection }: Moment): string[] {
  return [
    [total, heapSum === null ? [] : `${heapSum} of it in use on heaps`, collection ?? []].flat().join(", "),
    ...(parts === null ? [] : [parts]),
    ...queries,
  ];
}

interface Doing {
  place: string;
  running: boolean;
  /** By isolate: its rows and since when. */
  crew: Map<string, { rows: number | null; since: number }>;
}

function queriesAt(bars: readonly QueryBar[], t: number): string[] {
  const groups = new Map<string, Doing>();
  for (const { t0, t1, until, ended, who, place, rows } of bars) {
    const running = t0 <= t && (ended ? t < t1 : t <= t1);
    if (!running && (t < t1 || t >= until)) continue;
    const key = `${running} ${place}`;
    const group = groups.get(key) ?? { place, running, crew: new Map() };
    groups.set(key, group);
    const before = group.crew.get(who);
    const sum = rows === null && before?.rows == null ? null : (rows ?? 0) + (before?.rows ?? 0);
    group.crew.set(who, { rows: sum, since: Math.min(t0, before?.since ?? t0) });
  }
  const weight = ({ crew }: Doing) => [...crew.values()].reduce((sum, { rows }) => sum + (rows ?? 0), 0);
  return [...groups.values()].toSorted((a, b) => weight(b) - weight(a)).map((group) => sentence(group, t));
}

function sentence({ place, running, crew }: Doing, t: number): string {
  const names = [...crew.keys()];
  const one = names.length === 1;
  const who = one ? names[0]! : crewText(names.map((name) => (name.startsWith("worker") ? "worker" : "main")));
  const doings = [...crew.values()];
  const rows = rowsText(doings.map((each) => each.rows));
  if (rows === null) {
    const longest = formatSeconds(t - Math.min(...doings.map(({ since }) => since)));
    return `${who} ${one ? "has" : "have"} been in ${place} for ${longest}`;
  }
  const verb = running ? "read" : "hold";
  return `${who} ${verb}${one ? "s" : ""} ${rows} of ${place}`;
}

/** The longest pause between this moment and the next. */
function collectionAt({ t, collections }: RunView, index: number): string | null {
  const next = t[index + 1] ?? Number.POSITIVE_INFINITY;
  const pauses = collections.ms.filter((_, at) => collections.t[at]! >= t[index]! && collections.t[at]! < next);
  return pauses.length ? `garbage collection of ${formatSeconds(Math.max(...pauses))}` : null;
}
