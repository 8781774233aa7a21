/** What to do about a rule's findings, for formats that carry it along with them. */

const texts: Record<string, string> = {
  "unbounded-read":
    "An ORM call without a limit loads every matching row into memory: the driver buffers them, the ORM makes objects of " +
    "them, and a pool does it several times at once. Read in batches by the primary key, or give the read a limit. " +
    "Where the table stays small, name it in `smallTables` or write " +
    "`// orm-memory-disable-next-line unbounded-read -- reason` above the read.",
  "pool-not-closed":
    "A pool of threads or processes that is made in a function and not closed stays when the function is over, and the next " +
    "call makes another one. Close it in a `finally`, or make it once for the whole program. Closing gives threads and " +
    "handles back; how much memory comes back is up to the allocator.",
  "pool-memory-limit":
    "Threads share the memory of one process: a worker that loads a whole table takes the others with it. Bound the read first; " +
    "then give the workers a limit (`resourceLimits.maxOldGenerationSizeMb`), so that one that needs more fails alone with " +
    "ERR_WORKER_OUT_OF_MEMORY.",
  "idle-connections":
    "Every thread and process loads its modules anew, and with them a pool of connections of its own. Give each worker as many " +
    "connections as it runs queries at once, or read where the workers are started and hand them what they work on.",
};

/** The help of a rule; where its page is, when there is none. */
export function ruleHelp(id: string): string {
  return texts[id] ?? `See the page of the rule ${id}.`;
}
