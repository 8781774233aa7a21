/** What to do about a rule's findings, for formats that carry it along with them. */

const texts: Record<string, string> = {
  "unbounded-read":
    "An ORM call without a limit loads every matching row into memory: the driver buffers them, the ORM makes objects of " +
    "them, and a pool does it several times at once. Read in batches by the primary key, or give the read a limit. " +
    "Where the table stays small, name it in `smallTables` or write " +
    "`// orm-memory-disable-next-line unbounded-read -- reason` above the read.",
  "wide-select":
    "All columns of many rows are read, some of them texts or documents, and the program asks for few. Name the columns " +
    "that are used, so that the others stay in the database.",
  "in-memory-work":
    "All rows are read into memory only to be counted, filtered, sorted, added up or searched. Ask the database: a count or " +
    "a sum is one number, a condition leaves the other rows where they are.",
  "rows-held-across-await":
    "A suspended async function keeps its variables, so rows that were used up stay in memory while it waits for something " +
    "else, as often as functions run at once. Read in a function of its own, which ends before the wait.",
  "limit-not-in-sql":
    "The number that looks like a limit is applied after the read: the database sends every row that matches. Put the limit " +
    "into the query, or read the related rows in a query of their own. Prisma cuts in memory beside `distinct`, inside a " +
    "relation, and beside a `cursor` whose order is not unique.",
  "relation-explosion":
    "Relations to many side by side in one join give each combination of their rows; inside each other they give all rows of " +
    "all rows. Read each relation in a statement of its own, or limit them.",
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
  "buffered-stream":
    "The stream saves no memory: its rows end in one array, or its driver holds all of them. Work on each row where it comes, in " +
    "batches that are let go, or take a stream that lets rows go.",
  "unbounded-fan-out":
    "A query is started for each element of a list of unknown length, all at once. A pool of connections lets a few through, " +
    "and the others wait with all that they hold. Run a few at a time (chunks, or a limiter such as p-limit), or ask for all " +
    "of them in one query.",
  "accumulated-pages":
    "Pages bound each read, not what is kept of them: a list that takes every page holds the whole table at the end. Work on " +
    "each page inside the loop, or yield it, and keep a count, a sum or nothing.",
  "rows-escape":
    "Rows that a callback returns, posts or stores live on after it: in the list of results, in the copy that crosses to " +
    "another thread, in the job's stored result, or in a list of the module. Return a count or ids in place of rows, or use " +
    "the rows up inside the callback.",
};

/** The help of a rule; where its page is, when there is none. */
export function ruleHelp(id: string): string {
  return texts[id] ?? `See the page of the rule ${id}.`;
}
