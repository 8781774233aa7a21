import type { AliveAtEnd } from "../at-end.ts";
import { formatBytes } from "../units.ts";
import { formatCount } from "./words.ts";

const MOST_TYPES = 3;
/** Fewer objects than this hold nothing that anybody would notice. */
const FEW = 1000;
const WORTH_TELLING = 16 * 1024 * 1024;
/** What Python's own allocator gives out is at most so large; the rest it leaves to the system's. */
const LARGEST_BLOCK = 512;

/** How many model objects were alive; `null` where none was looked for. */
export function liveCount(alive: AliveAtEnd | null | undefined): number | null {
  return alive ? alive.objects.reduce((sum, { count }) => sum + count, 0) : null;
}

/**
 * `1,000,000 UserModel objects alive at the end: something still refers to them`, or that there are none and who keeps the memory then.
 * `null` where no model was looked for.
 */
export function aliveText(alive: AliveAtEnd | null | undefined): string | null {
  if (!alive || alive.objects.length === 0) return null;
  const live = liveCount(alive)!;
  const garbage = alive.objects.reduce((sum, each) => sum + (each.garbage ?? 0), 0);
  const shown = alive.objects.filter(({ count }, index) => index === 0 || count > 0).slice(0, MOST_TYPES);
  const types = shown.map(({ type, count }) => `${formatCount(count)} ${type}`).join(", ");
  const waited = garbage >= FEW ? ` (${formatCount(garbage)} more were garbage that nobody had collected)` : "";
  const said = `${types} ${live === 1 && shown.length === 1 ? "object" : "objects"} alive at the end${waited}`;
  const kept = keptByAllocator(alive);
  if (live >= FEW) return `${said}: something still refers to them`;
  if (kept === null) return said;
  return `${said}, so the allocator keeps ${formatBytes(kept)}, not your program`;
}

/**
 * What a process without models has more than before its first query, where it is known to be nobody's: glibc gives most of it back when it is
 * told to, or what Python has given out cannot be as much. `null` where it is little, or may be the program's.
 */
function keptByAllocator({ firstRss, collectedRss, trimmedRss, blocks }: AliveAtEnd): number | null {
  if (firstRss === null || collectedRss === null) return null;
  const kept = collectedRss - firstRss;
  if (!(kept >= WORTH_TELLING)) return null;
  const givenBack = trimmedRss !== null && collectedRss - trimmedRss >= kept / 2;
  const notGivenOut = blocks !== null && blocks * LARGEST_BLOCK < kept / 2;
  return givenBack || notGivenOut ? kept : null;
}

/** `1.34 GB, 1.31 GB after a garbage collection, 85 MB after malloc_trim`; `null` where it was not read. */
export function leftText(alive: AliveAtEnd | null | undefined): string | null {
  if (!alive || alive.rss === null) return null;
  const steps: [bytes: number | null | undefined, what: string][] = [
    [alive.collectedRss, "after a garbage collection"],
    [alive.trimmedRss, "after malloc_trim"],
  ];
  const read = steps.flatMap(([bytes, what]) => (typeof bytes === "number" ? `${formatBytes(bytes)} ${what}` : []));
  return [formatBytes(alive.rss), ...read].join(", ");
}
