/** What to do about a rule's findings, for formats that carry it along with them. */

const texts: Record<string, string> = {
  "unbounded-read":
    "An ORM call without a limit loads every matching row into memory: the driver buffers them, the ORM makes objects of " +
    "them, and a pool does it several times at once. Read in batches by the primary key, or give the read a limit. " +
    "Where the table stays small, name it in `smallTables` or write " +
    "`// orm-memory-disable-next-line unbounded-read -- reason` above the read.",
  "rows-escape":
    "Rows that a callback returns, posts or stores live on after it: in the list of results, in the copy that crosses to " +
    "another thread, in the job's stored result, or in a list of the module. Return a count or ids in place of rows, or use " +
    "the rows up inside the callback.",
};

/** The help of a rule; where its page is, when there is none. */
export function ruleHelp(id: string): string {
  return texts[id] ?? `See the page of the rule ${id}.`;
}
