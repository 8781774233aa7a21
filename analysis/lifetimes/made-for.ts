import type { EntrySite } from "../entries/entry.ts";
import type { Walk } from "../reach/walk.ts";
import type { Made } from "./made.ts";

/** What starts the threads that run an entry: its own call, the call that made its receiver, or whoever starts its file. */
export function madeFor(walk: Walk, entry: EntrySite, made: readonly Made[]): Made[] {
  const found = directly(entry, made);
  if (found.length) return found;
  return walk.entries
    .filter(({ targets }) => targets.some(({ scope }) => scope.fn === 0 && scope.file === entry.file))
    .flatMap((starter) => directly(starter, made));
}

/** Files that run in what was started, each with a heap and modules of its own in every thread. */
export function filesRunBy(walk: Walk, made: Made): string[] {
  const files = walk.entries
    .filter((entry) => directly(entry, [made]).length)
    .flatMap(({ targets }) => targets.map(({ scope }) => scope.file));
  return [...new Set(files)].filter((file) => file !== made.scope.file);
}

function directly(entry: EntrySite, made: readonly Made[]): Made[] {
  const { own, maker, through } = entry;
  if (through) return directly(through.entry, made);
  return made.filter((one) =>
    [own, maker].some((list) => list?.scope.file === one.scope.file && list.list === one.arguments),
  );
}
