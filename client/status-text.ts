/** What the status item says, in words. No editor type in it. */

/** As the server sends it with `ormMemory/status`. */
export interface Status {
  reads: number;
  pools: number;
  files: number;
  entries: number;
  readsReached: number;
  indexing: { done: number; total: number } | null;
  problem: string | null;
}

/** The line in the status bar. */
export function statusText(status: Status): string {
  const { reads, pools, entries, indexing } = status;
  if (indexing) return `ORM Memory: ${count(indexing.done)} of ${count(indexing.total)}`;
  if (reads > 0) return `ORM Memory: ${plural(reads, "read")} in ${plural(pools, "pool")}`;
  if (entries > 0) return `ORM Memory: 0 reads in ${plural(entries, "pool")}`;
  return "ORM Memory: no pools";
}

/** The same in a sentence, with what was looked at, so that silence can be trusted. */
export function statusSentence(status: Status): string {
  const { reads, pools, files, entries, readsReached } = status;
  if (reads > 0) return `${plural(reads, "unbounded read")} in ${plural(pools, "pool")}, in ${plural(files, "file")}.`;
  if (entries === 0) return `No worker pool, queue or job was found in ${plural(files, "file")}.`;
  return `No unbounded reads in ${plural(entries, "pool")} (${plural(readsReached, "read")} reached), in ${plural(files, "file")}.`;
}

export function count(number: number): string {
  return number.toLocaleString("en-US");
}

function plural(number: number, noun: string): string {
  return `${count(number)} ${noun}${number === 1 ? "" : "s"}`;
}
