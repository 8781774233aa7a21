/** What to do about a rule's findings, for formats that carry it along with them. */

const texts: Record<string, string> = {
  "unbounded-read":
    "An ORM call without a limit loads every matching row into memory: the driver buffers them, the ORM makes objects of " +
    "them, and a pool does it several times at once. Read in batches by the primary key, or give the read a limit. " +
    "Where the table stays small, name it in `smallTables` or write " +
    "`// orm-memory-disable-next-line unbounded-read -- reason` above the read.",
  "limit-not-in-sql":
    "The number that looks like a limit is applied after the read: the database sends every row that matches. Put the limit " +
    "into the query, or read the related rows in a query of their own. Prisma cuts in memory beside `distinct`, inside a " +
    "relation, and beside a `cursor` whose order is not unique.",
  "relation-explosion":
    "Relations to many side by side in one join give each combination of their rows; inside each other they give all rows of " +
    "all rows. Read each relation in a statement of its own, or limit them.",
  "buffered-stream":
    "The stream saves no memory: its rows end in one array, or its driver holds all of them. Work on each row where it comes, in " +
    "batches that are let go, or take a stream that lets rows go.",
};

/** The help of a rule; where its page is, when there is none. */
export function ruleHelp(id: string): string {
  return texts[id] ?? `See the page of the rule ${id}.`;
}
