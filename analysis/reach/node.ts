import type { EntrySite } from "../entries/entry.ts";
import type { At } from "../facts.ts";
import { type ClassRef, classKey, type Scope, scopeKey } from "../values/value.ts";

/** How control gets from one function to the next. */
export interface Edge {
  from: Reached;
  at: At;
  factor: number;
  /** The call whose arguments the callee gets; undefined for a callback that somebody else calls. */
  call?: { call: number; segment: number };
  how: "call" | "callback" | "inside";
  /** For a function that was handed over: who handed it over. Other callers of `from` hand over other things. */
  handedBy?: Reached;
}

/** A function that runs in a pool, with the best way there. */
export interface Reached {
  scope: Scope;
  /** Concrete class, when the function is inherited. */
  self?: ClassRef;
  confidence: number;
  entry: EntrySite;
  hops: number;
  by?: Edge;
}

export const reachedKey = (scope: Scope, self: ClassRef | undefined): string =>
  self ? `${scopeKey(scope)}|${classKey(self)}` : scopeKey(scope);

/** The way from the entry, first step first. */
export function wayTo(node: Reached): Reached[] {
  const way: Reached[] = [];
  for (let current: Reached | undefined = node; current; current = current.by?.from) way.unshift(current);
  return way;
}

function rank(entry: EntrySite): number {
  if (entry.atOnce === "unbounded") return 1e9;
  return entry.atOnce === "unknown" ? 1.5 : entry.atOnce;
}

/** Highest confidence first, then most at once, then the shorter way, then by file and line: never by chance. */
export function better(a: Reached, b: Reached): boolean {
  if (Math.abs(a.confidence - b.confidence) > 1e-9) return a.confidence > b.confidence;
  const [ra, rb] = [rank(a.entry), rank(b.entry)];
  if (ra !== rb) return ra > rb;
  if (a.hops !== b.hops) return a.hops < b.hops;
  if (a.entry.file !== b.entry.file) return a.entry.file < b.entry.file;
  if (a.entry.at !== b.entry.at) return a.entry.at < b.entry.at;
  const [ka, kb] = [scopeKey(a.scope), scopeKey(b.scope)];
  if (ka !== kb) return ka < kb;
  return (a.by?.at ?? 0) < (b.by?.at ?? 0);
}
