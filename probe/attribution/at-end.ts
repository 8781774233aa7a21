import type { LiveRecord } from "../agent/records.ts";
import type { AliveAtEnd, Allocations, AllocationsMeasurement } from "../at-end.ts";
import type { RunState } from "../run-state.ts";
import type { Attribution } from "./attribution.ts";

/**
 * What was left at the end: of the program's own process, since what its children held is gone with them; of all that told, where a
 * parent without rows stands above them. `null` where none told.
 */
export function aliveAtEnd(state: RunState): AliveAtEnd | null {
  const all = state.attribution?.alive ?? [];
  const own = all.filter(({ pid }) => isProgram(state, pid));
  const records = (own.length ? own : all).map(({ record }) => record);
  if (records.length === 0) return null;
  const sum = (of: (record: LiveRecord) => number | null | undefined) => {
    const values = records.map(of);
    return values.every((value) => typeof value === "number")
      ? values.reduce((total, value) => total + value, 0)
      : null;
  };
  const types = new Set(records.flatMap(({ objects }) => Object.keys(objects)));
  const count = (of: (record: LiveRecord) => Record<string, number> | undefined, type: string) =>
    records.reduce((total, record) => total + (of(record)?.[type] ?? 0), 0);
  return {
    firstRss: sum(({ first }) => first),
    rss: sum(({ rss }) => rss),
    collectedRss: sum(({ collected }) => collected),
    trimmedRss: sum(({ trimmed }) => trimmed),
    blocks: sum(({ blocks }) => blocks),
    objects: [...types]
      .map((type) => ({
        type,
        count: count(({ objects }) => objects, type),
        garbage: count(({ garbage }) => garbage, type),
      }))
      .toSorted((a, b) => b.count - a.count || b.garbage - a.garbage),
  };
}

const isProgram = (state: RunState, pid: number) => state.processes.get(pid)?.role === "program";

/** When the agent began to read in the program's own process: what memory does from then on is the agent's doing. */
export function workEnd(state: RunState): number {
  const own = state.attribution?.alive.filter(({ pid }) => isProgram(state, pid)) ?? [];
  return Math.max(...own.map(({ at }) => at), own.length ? 0 : Number.POSITIVE_INFINITY);
}

/** Of all looks the ones that saw most; `null` where nothing was traced. */
export function allocationsOf({ allocations }: Attribution): Allocations | null {
  if (allocations.length === 0) return null;
  const greatest = (at: "result" | "end"): AllocationsMeasurement | null =>
    allocations
      .filter((each) => each.at === at)
      .map(({ measurement }) => measurement)
      .toSorted((a, b) => b.bytes - a.bytes)[0] ?? null;
  return { nearPeak: greatest("result"), atEnd: greatest("end") };
}
